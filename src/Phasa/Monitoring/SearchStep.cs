namespace Phasa.Monitoring;

/// <summary>A step of a search whose time the search log keeps.</summary>
public enum SearchStep
{
    /// <summary>Finding the collection and its model.</summary>
    Collection,

    /// <summary>Finding out the query's language.</summary>
    Language,

    /// <summary>Catching up with the store, and reading the thresholds and measurements to go by.</summary>
    Snapshot,

    /// <summary>Embedding the query, and translating it where a route does.</summary>
    Embed,

    /// <summary>Comparing rows, and fusing what the routes found.</summary>
    Scan,

    /// <summary>Reading the texts of the hits.</summary>
    Read,
}
