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

    /// <summary>How many more of the kind there are: empty for one.</summary>
    public static string Others(int count) => count > 1 ? $", and {count - 1} more" : "";

    /// <summary>What stands there instead, at most three; empty when nothing does.</summary>
    public static string InsteadOf(IReadOnlyCollection<string> seen) =>
        seen.Count == 0 ? "" : $"; the translation has {string.Join(", ", seen.Take(3).Select(s => $"'{Shorten(s)}'"))}";
}
