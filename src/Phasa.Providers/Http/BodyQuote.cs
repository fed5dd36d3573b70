namespace Phasa.Providers.Http;

/// <summary>A provider's own words, short enough for a message.</summary>
internal static class BodyQuote
{
    private const int MaxQuote = 200;

    /// <summary><c>": …"</c> with at most 200 characters of the body on one line; <c>"."</c> when there is none.</summary>
    public static string Of(string? body)
    {
        var text = (body ?? "").ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? "." : ": " + (text.Length <= MaxQuote ? text : text[..MaxQuote] + "…");
    }
}
