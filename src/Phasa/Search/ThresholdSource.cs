namespace Phasa.Search;

/// <summary>Where a threshold comes from.</summary>
public enum ThresholdSource
{
    /// <summary>The caller gave it with the search.</summary>
    Requested,

    /// <summary>The model's author states it for pairs of this kind; nothing was calibrated for the collection.</summary>
    Model,

    /// <summary>Nothing is known; there is no cut.</summary>
    None,
}
