namespace Phasa.Reembedding;

/// <summary>Why a collection moves to another space.</summary>
public enum ReembeddingPurpose
{
    /// <summary>To another model; the two are compared first.</summary>
    NewModel,

    /// <summary>Back to the space it was in before; nothing is compared.</summary>
    Rollback,
}
