namespace Phasa.Separation.Jobs;

/// <summary>Where the pairs of a measurement come from.</summary>
public enum PairOrigin
{
    /// <summary>A set that comes with Phasa.</summary>
    InBox,

    /// <summary>The caller gave them.</summary>
    Given,

    /// <summary>A collection's own originals, translations and searches.</summary>
    Collection,
}
