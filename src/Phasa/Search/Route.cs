namespace Phasa.Search;

/// <summary>A way from a query to rows.</summary>
public enum Route
{
    /// <summary>Rows in the query's language.</summary>
    Index,

    /// <summary>Original rows of passages that have no current row in the query's language.</summary>
    Fallback,

    /// <summary>Original rows compared with the query as it is.</summary>
    CrossLingual,

    /// <summary>Original rows compared with the query's translation.</summary>
    QueryTranslation,
}
