namespace Phasa.Search;

/// <summary>Which way a search goes, as the caller asks.</summary>
public enum RouteChoice
{
    /// <summary>The language index, and the originals of what it lacks.</summary>
    Auto,

    /// <summary>Only rows in the query's language.</summary>
    Index,

    /// <summary>Only original rows, whatever their language.</summary>
    CrossLingual,

    /// <summary>The query is translated into each source language and searched there.</summary>
    QueryTranslation,
}
