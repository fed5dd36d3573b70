using System.Text.Json.Serialization;

namespace Phasa.Separation.Paths;

/// <summary>A way to ask the same knowledge.</summary>
[JsonConverter(typeof(KebabCase<RetrievalPath>))]
public enum RetrievalPath
{
    /// <summary>The query against rows in its own language.</summary>
    Index,

    /// <summary>The query against rows in the language the knowledge was written in.</summary>
    CrossLingual,

    /// <summary>The query's translation against rows in the language the knowledge was written in.</summary>
    QueryTranslation,

    /// <summary>What users get: the routes a search chooses, each cut by its own threshold.</summary>
    Auto,

    /// <summary>The same routes by vectors alone.</summary>
    AutoVector,

    /// <summary>The same routes by words alone.</summary>
    AutoWords,
}
