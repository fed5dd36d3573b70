namespace Phasa.Embeddings;

/// <summary>What a text is embedded as. Models with prefixes place the same text differently in each role.</summary>
public enum TextRole
{
    /// <summary>A question or search phrase.</summary>
    Query,

    /// <summary>A passage to be found.</summary>
    Document,
}
