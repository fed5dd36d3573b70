namespace Phasa.Search;

/// <summary>Where a threshold comes from.</summary>
public enum ThresholdSource
{
    /// <summary>The caller gave it with the search.</summary>
    Requested,

    /// <summary>It was fitted to the collection's own rows, for this pair of languages in this space.</summary>
    Calibrated,

    /// <summary>The model's author states it for pairs of this kind; nothing was calibrated for the collection.</summary>
    Model,

    /// <summary>Nothing is known; there is no cut.</summary>
    None,
}
