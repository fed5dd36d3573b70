namespace Phasa.Indexes;

/// <summary>Says which passages take part in a scan. Implemented by structs, so that the scan's loop has no call in it.</summary>
internal interface ISlotFilter
{
    /// <summary>Whether the passage at the slot takes part.</summary>
    bool Admits(int slot);
}

/// <summary>Every passage takes part.</summary>
internal readonly struct EveryPassage : ISlotFilter
{
    /// <inheritdoc/>
    public bool Admits(int slot) => true;
}

/// <summary>Passages that are written in a language, and, if <paramref name="covered"/> is given, not among its members.</summary>
internal readonly struct OriginalPassages(FrozenBitmap written, FrozenBitmap covered) : ISlotFilter
{
    /// <inheritdoc/>
    public bool Admits(int slot) => written.Contains(slot) && !covered.Contains(slot);
}

/// <summary>Passages that are not among some.</summary>
internal readonly struct PassagesBeside(FrozenBitmap others) : ISlotFilter
{
    /// <inheritdoc/>
    public bool Admits(int slot) => !others.Contains(slot);
}
