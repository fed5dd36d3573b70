namespace Phasa.LocalModels.ModelFolders;

/// <summary>What a folder holds.</summary>
public enum ModelFolderKind
{
    /// <summary>Nothing that is known.</summary>
    Unknown,

    /// <summary>A static table in the layout of Model2Vec.</summary>
    StaticModel2Vec,

    /// <summary>A static table in the layout of sentence-transformers (<c>StaticEmbedding</c>).</summary>
    StaticSentenceTransformers,

    /// <summary>A network in ONNX files.</summary>
    Onnx,
}
