namespace Phasa.AspNetCore.Problems;

/// <summary>Texts of callers as an answer may repeat them.</summary>
internal static class Readable
{
    private const int Longest = 600;

    /// <summary>The text, cut to what a person reads, without half characters and control characters.</summary>
    public static string Shorten(string text, int longest = Longest)
    {
        var cut = text.Length <= longest ? text : text[..longest] + "…";
        return string.Concat(cut.EnumerateRunes().Select(r => System.Text.Rune.IsControl(r) && r.Value != '\n' ? "\uFFFD" : r.ToString()));
    }
}
