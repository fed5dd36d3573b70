namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>Lower case of each character by itself, without the rules of any language.</summary>
internal sealed class LowerCase : INormalizer
{
    private const string DottedCapital = "\u0130";

    /// <inheritdoc/>
    public string Normalize(string text)
    {
        // The one character whose lower case is two; the framework leaves it alone.
        var prepared = text.Contains('\u0130') ? text.Replace(DottedCapital, "i\u0307", StringComparison.Ordinal) : text;
        return prepared.ToLowerInvariant();
    }
}
