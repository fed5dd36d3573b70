using System.Numerics.Tensors;
using System.Text.Json;

namespace Phasa.Training.Evaluation;

/// <summary>
/// Questions whose right documents are known, asked of documents in a language: a folder with <c>queries.jsonl</c> and
/// a folder of Markdown files per language. A document is as near as the nearest of its sections. This measures the
/// vectors alone; the product's own search is measured by <c>phasa demo</c>.
/// </summary>
internal sealed class JudgedQuestions
{
    private readonly string _folder;
    private readonly List<Question> _questions;

    private JudgedQuestions(string folder, List<Question> questions)
    {
        _folder = folder;
        _questions = questions;
    }

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="part">Every other question: the development part chooses, the test part reports; both without it.</param>
    public static JudgedQuestions Read(string folder, Corpus.SplitPart? part = null)
    {
        var questions = File.ReadLines(Path.Combine(folder, "queries.jsonl"))
            .Select(l => JsonSerializer.Deserialize<Question>(l, JsonSerializerOptions.Web)!)
            .Where((_, i) => part is null || i % 2 == (part == Corpus.SplitPart.Development ? 0 : 1));
        return new(folder, [.. questions]);
    }

    /// <summary>How many questions in <paramref name="language"/> find a right document first among those in <paramref name="documents"/>.</summary>
    public RetrievalFigure Measure(Embedder embed, int dimensions, string language, string documents)
    {
        List<(string Id, float[] Vector)> sections = [];
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, documents), "*.md").Order(StringComparer.Ordinal))
        {
            sections.AddRange(Sections(File.ReadAllText(file)).Select(s => (Path.GetFileNameWithoutExtension(file), Embed(s))));
        }

        var known = sections.Select(s => s.Id).ToHashSet();
        var asked = _questions.Where(q => q.Query.ContainsKey(language) && q.Relevant.Any(known.Contains)).ToList();
        var (right, aligned, others) = (0, 0.0, 0.0);
        foreach (var question in asked)
        {
            var query = Embed(question.Query[language]);
            var best = sections.GroupBy(s => s.Id, s => TensorPrimitives.Dot<float>(query, s.Vector), (id, all) => (Id: id, Similarity: all.Max())).ToList();
            right += question.Relevant.Contains(best.MaxBy(b => b.Similarity).Id) ? 1 : 0;
            aligned += best.Where(b => question.Relevant.Contains(b.Id)).Max(b => b.Similarity);
            others += best.Where(b => !question.Relevant.Contains(b.Id)).Average(b => b.Similarity);
        }

        return new(language, documents, asked.Count, right, aligned / asked.Count, others / asked.Count, double.NaN);

        float[] Embed(string text)
        {
            var vector = new float[dimensions];
            embed(text, vector);
            return vector;
        }
    }

    // A section with the title above it.
    private static IEnumerable<string> Sections(string markdown)
    {
        var parts = markdown.ReplaceLineEndings("\n").Split("\n## ");
        var title = parts[0].Split('\n').FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal)) ?? "";
        return parts.Select((p, i) => i == 0 ? p : title + "\n" + p);
    }

    private sealed record Question(string Id, IReadOnlyDictionary<string, string> Query, IReadOnlyList<string> Relevant);
}
