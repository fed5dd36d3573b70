using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Indexes.Words;

namespace Phasa.Search.Legs;

/// <summary>The passages of a route, as a word index asks for them.</summary>
/// <param name="slots">What gives passages their slots.</param>
/// <param name="admits">Which ones the route reaches: the same as for its vectors.</param>
internal sealed class RoutePassages<TFilter>(PassageSlots slots, TFilter admits) : IPassageSelection
    where TFilter : struct, ISlotFilter
{
    /// <inheritdoc/>
    public object Owner => slots;

    /// <inheritdoc/>
    public int SlotOf(PassageId passage) => slots.SlotOf(passage);

    /// <inheritdoc/>
    public bool Admits(int slot) => admits.Admits(slot);
}
