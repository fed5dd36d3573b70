namespace Phasa.Dashboard.Queries;

/// <summary>What the searches came to that are shown.</summary>
public enum QueryOutcome
{
    /// <summary>No hit.</summary>
    Zero,

    /// <summary>A best similarity below a cut.</summary>
    Low,

    /// <summary>Anything.</summary>
    All,
}
