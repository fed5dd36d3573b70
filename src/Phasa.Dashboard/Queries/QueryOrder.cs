namespace Phasa.Dashboard.Queries;

/// <summary>What queries are put in order by.</summary>
public enum QueryOrder
{
    /// <summary>When they were last asked, the last first.</summary>
    Last,

    /// <summary>How often they were asked, the most first.</summary>
    Asked,

    /// <summary>The best similarity of their last search, the lowest first.</summary>
    Similarity,
}
