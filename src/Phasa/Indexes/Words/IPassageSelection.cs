using Phasa.Documents;

namespace Phasa.Indexes.Words;

/// <summary>Passages by slot, and which of them take part in a search.</summary>
public interface IPassageSelection
{
    /// <summary>What gives passages their slots. Two selections of one owner give a passage the same slot, for as long as the owner lives.</summary>
    object Owner { get; }

    /// <summary>The slot of a passage; −1 when it is none of the owner's, and then it never becomes one that an older snapshot knows.</summary>
    int SlotOf(PassageId passage);

    /// <summary>Whether the passage at a slot takes part.</summary>
    bool Admits(int slot);
}
