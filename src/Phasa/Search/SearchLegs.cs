namespace Phasa.Search;

/// <summary>Which evidence a search uses.</summary>
public enum SearchLegs
{
    /// <summary>Vectors and words, as far as both are there.</summary>
    Both,

    /// <summary>Vectors only.</summary>
    Vector,

    /// <summary>Words only.</summary>
    Words,
}
