using System.Text.Json;
using Phasa.Embeddings.FeatureTables;

namespace Phasa.Bench.Scan;

/// <summary>
/// Rows of the model in the box: the handbook, the sentences of eval/prose and the project's own pages, whole and in
/// pieces. A piece lies near its neighbours, so the best rows of a query lie close together: a hard case.
/// </summary>
internal static class TextRows
{
    private const int PieceCharacters = 60;

    /// <summary>Reads and embeds; the handbook's questions are the queries.</summary>
    /// <param name="count">At most this many rows, of all languages alike.</param>
    public static VectorRows Read(int count)
    {
        var table = InBoxModel.OpenTable();
        using FeatureTableEmbedder embedder = new(table);
        var texts = Texts().ToList();
        var step = Math.Max(1, texts.Count / (double)count);
        var values = new float[(int)(texts.Count / step) * table.Dimensions];
        for (var i = 0; i < values.Length / table.Dimensions; i++)
        {
            embedder.Embed(texts[(int)(i * step)], values.AsSpan(i * table.Dimensions, table.Dimensions));
        }

        return new("handbook and prose, in-box model", table.Dimensions, values, [.. Questions().Select(q =>
        {
            var vector = new float[table.Dimensions];
            embedder.Embed(q, vector);
            return vector;
        })]);
    }

    private static IEnumerable<string> Texts()
    {
        var whole = Files("samples", "*.md").Concat(Files("docs", "*.md")).SelectMany(f => File.ReadAllText(f).Split('\n'))
            .Concat(Files(Path.Combine("eval", "prose"), "*.tsv").SelectMany(f => File.ReadLines(f).Skip(1).SelectMany(l => l.Split('\t'))))
            .Select(t => t.Trim()).Where(t => t.Length > 15).Distinct();
        foreach (var text in whole)
        {
            yield return text;
            for (var from = 5; from + 20 < text.Length; from += 5)
            {
                yield return text.Substring(from, Math.Min(PieceCharacters, text.Length - from));
            }
        }
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Questions() => File.ReadLines(Path.Combine("samples", "handbook", "queries.jsonl"))
        .SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("query").EnumerateObject().Select(q => q.Value.GetString()!));
}
