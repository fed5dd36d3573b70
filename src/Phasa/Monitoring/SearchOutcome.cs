namespace Phasa.Monitoring;

/// <summary>What a search came to.</summary>
public enum SearchOutcome
{
    /// <summary>It has hits.</summary>
    Hits,

    /// <summary>It has none.</summary>
    Zero,
}
