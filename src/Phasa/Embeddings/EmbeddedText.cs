namespace Phasa.Embeddings;

/// <summary>How a passage's text is written for the embedder: what it is about stands above it.</summary>
public static class EmbeddedText
{
    /// <summary>The title, the headings and the text, a line each; absent ones are left out.</summary>
    public static string Compose(string? title, string? heading, string text)
    {
        var context = Context(title, heading);
        return context.Length == 0 ? text : context + "\n" + text;
    }

    /// <summary>The lines above the text.</summary>
    public static string Context(string? title, string? heading) =>
        string.Join('\n', new[] { title, heading }.Where(s => !string.IsNullOrEmpty(s)));
}
