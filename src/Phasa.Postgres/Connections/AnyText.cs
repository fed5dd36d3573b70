namespace Phasa.Postgres.Connections;

/// <summary>Texts with U+0000, which PostgreSQL does not take: it is written as two characters, the first of which is written as two itself.</summary>
internal static class AnyText
{
    private const string Mark = "\U0010FFFD";

    /// <summary>A text as the server takes it; nearly always itself.</summary>
    public static string ToServer(string text) => text.Contains('\0') || text.Contains(Mark, StringComparison.Ordinal)
        ? text.Replace(Mark, Mark + "1", StringComparison.Ordinal).Replace("\0", Mark + "0", StringComparison.Ordinal)
        : text;

    /// <summary>The text that the server was given.</summary>
    public static string FromServer(string text) => text.Contains(Mark, StringComparison.Ordinal)
        ? text.Replace(Mark + "0", "\0", StringComparison.Ordinal).Replace(Mark + "1", Mark, StringComparison.Ordinal)
        : text;
}
