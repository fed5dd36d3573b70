namespace Phasa.Translation;

/// <summary>The optional questions to a translation, beside the checks that every one passes. They cost embeddings and calls, and are off.</summary>
public sealed class TranslationCheckOptions
{
    /// <summary>Whether a document's translations are compared with their originals by the collection's model, where the pair of languages is measured as working.</summary>
    public bool Similarity { get; set; }

    /// <summary>The provider that translates a document's translations back to compare them with the original; null for none.</summary>
    public string? BackTranslation { get; set; }
}
