using System.Text.Json;

namespace Phasa.Bench.Macro;

/// <summary>Sentences of one language, as people wrote them: those of the handbook's articles and of eval/prose.</summary>
/// <param name="Language">The language.</param>
/// <param name="Texts">The sentences and short paragraphs.</param>
/// <param name="Questions">What is asked of the handbook in the language.</param>
internal sealed record Sentences(string Language, IReadOnlyList<string> Texts, IReadOnlyList<string> Questions)
{
    private const int LeastCharacters = 15;

    /// <summary>Reads them from the repository, whose root is the current folder.</summary>
    public static Sentences Read(string language)
    {
        var articles = Directory.EnumerateFiles(Path.Combine("samples", "handbook", language), "*.md").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(l => !l.StartsWith('#') && !l.StartsWith('|'));
        var prose = Directory.EnumerateFiles(Path.Combine("eval", "prose"), "*.tsv").Order(StringComparer.Ordinal).SelectMany(f => Column(f, language));
        var questions = File.ReadLines(Path.Combine("samples", "handbook", "queries.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("query").GetProperty(language).GetString()!);
        return new(language, [.. articles.Concat(prose).Select(t => t.Trim(' ', '-', '*', '>')).Where(t => t.Length >= LeastCharacters)], [.. questions]);
    }

    private static IEnumerable<string> Column(string file, string language)
    {
        using var lines = File.ReadLines(file).GetEnumerator();
        lines.MoveNext();
        var column = Array.IndexOf(lines.Current.Split('\t'), language);
        while (lines.MoveNext())
        {
            yield return lines.Current.Split('\t')[column];
        }
    }
}
