namespace Phasa.Storage;

/// <summary>What there is news of.</summary>
public enum StoreTopic
{
    /// <summary>Rows of a collection: its indexes are behind.</summary>
    Rows,

    /// <summary>A translation job was queued.</summary>
    Jobs,

    /// <summary>A reembedding has begun.</summary>
    Reembeddings,

    /// <summary>A measurement was queued.</summary>
    Measurements,
}
