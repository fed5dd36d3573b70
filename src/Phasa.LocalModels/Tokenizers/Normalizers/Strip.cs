namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>Takes white space off the ends.</summary>
internal sealed class Strip(bool left, bool right) : INormalizer
{
    /// <inheritdoc/>
    public string Normalize(string text) => (left, right) switch
    {
        (true, true) => text.Trim(),
        (true, false) => text.TrimStart(),
        (false, true) => text.TrimEnd(),
        _ => text,
    };
}
