namespace Phasa.Indexes;

/// <summary>
/// Says which passages take part in a scan. Implemented by structs, so that the scan's loop has no call in it; those that
/// compare equal admit the same passages. A filter does not fail: threads that scan have nobody to tell.
/// </summary>
internal interface ISlotFilter
{
    /// <summary>Whether the passage at the slot takes part.</summary>
    bool Admits(int slot);
}

/// <summary>Every passage takes part.</summary>
internal readonly record struct EveryPassage : ISlotFilter
{
    /// <inheritdoc/>
    public bool Admits(int slot) => true;
}

/// <summary>Passages that are written in a language and have no row in another one.</summary>
/// <param name="Written">Those written in the language.</param>
/// <param name="Covered">Those that have the row; default for none.</param>
internal readonly record struct OriginalPassages(FrozenBitmap Written, FrozenBitmap Covered) : ISlotFilter
{
    /// <inheritdoc/>
    public bool Admits(int slot) => Written.Contains(slot) && !Covered.Contains(slot);
}

/// <summary>Passages of a set that another filter admits, too.</summary>
/// <param name="Filter">The other filter.</param>
/// <param name="Passages">The set.</param>
internal readonly record struct Within<TFilter>(TFilter Filter, FrozenBitmap Passages) : ISlotFilter
    where TFilter : struct, ISlotFilter
{
    /// <inheritdoc/>
    public bool Admits(int slot) => Passages.Contains(slot) && Filter.Admits(slot);
}

/// <summary>Passages that are not among some.</summary>
/// <param name="Others">Those that take no part.</param>
internal readonly record struct PassagesBeside(FrozenBitmap Others) : ISlotFilter
{
    /// <inheritdoc/>
    public bool Admits(int slot) => !Others.Contains(slot);
}
