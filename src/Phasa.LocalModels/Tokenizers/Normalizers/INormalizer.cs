namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>Rewrites a text before it is cut. Thread-safe.</summary>
internal interface INormalizer
{
    /// <summary>The rewritten text; the same object where nothing changes.</summary>
    string Normalize(string text);
}
