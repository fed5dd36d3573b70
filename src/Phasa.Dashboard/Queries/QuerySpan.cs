namespace Phasa.Dashboard.Queries;

/// <summary>The time that searches are shown of.</summary>
public enum QuerySpan
{
    /// <summary>As long as the log keeps them.</summary>
    All,

    /// <summary>The last hour.</summary>
    Hour,

    /// <summary>The last 24 hours.</summary>
    Day,

    /// <summary>The last seven days.</summary>
    Week,

    /// <summary>From one moment until another.</summary>
    Between,
}
