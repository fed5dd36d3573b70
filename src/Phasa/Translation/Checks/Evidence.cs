namespace Phasa.Translation.Checks;

/// <summary>Text as it is quoted in a reason.</summary>
internal static class Evidence
{
    private const int MaxLength = 60;

    /// <summary>The text on one line, at most sixty code units and an ellipsis.</summary>
    public static string Shorten(string text)
    {
        var head = text.AsSpan().Trim();
        var cut = head.Length > MaxLength;
        if (cut)
        {
            head = head[..(char.IsHighSurrogate(head[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        }

        return head.ToString().ReplaceLineEndings(" ") + (cut ? "…" : "");
    }
}
