namespace Phasa.Embeddings.HashedNgrams;

/// <summary>What a run of characters is to the embedder.</summary>
internal enum NgramRunKind
{
    /// <summary>Letters of a script that puts spaces between words.</summary>
    Word = 1,

    /// <summary>Digits.</summary>
    Number = 2,

    /// <summary>Letters of a script without spaces between words.</summary>
    Unspaced = 3,
}
