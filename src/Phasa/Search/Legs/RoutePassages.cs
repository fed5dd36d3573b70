using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Indexes.Words;

namespace Phasa.Search.Legs;

/// <summary>The passages of a route for the words' leg: those that its vectors' leg admits.</summary>
/// <param name="snapshot">The rows.</param>
/// <param name="filter">The route's filter.</param>
internal sealed class RoutePassages<TFilter>(CollectionSnapshot snapshot, TFilter filter) : IPassageSelection
    where TFilter : struct, ISlotFilter
{
    /// <inheritdoc/>
    public object Owner => snapshot.Slots;

    /// <inheritdoc/>
    public int SlotOf(PassageId passage) => snapshot.Slots.SlotOf(passage);

    /// <inheritdoc/>
    public bool Admits(int slot) => filter.Admits(slot);
}
