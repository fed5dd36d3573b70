namespace Phasa.Monitoring;

/// <summary>What the search log keeps of a query's text.</summary>
public enum QueryTexts
{
    /// <summary>The text.</summary>
    Full,

    /// <summary>A keyed hash: equal queries are counted together, and none can be read.</summary>
    Hashed,

    /// <summary>Nothing.</summary>
    None,
}
