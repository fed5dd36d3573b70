using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Phasa.Bench.Macro;

/// <summary>
/// Documents that no one wrote, of sentences that people did: of each, one to seven sections with a heading, each as
/// long as a passage. Two of a hundred are in Lao, the rest in English, Japanese and Thai alike.
/// The same seed gives the same documents.
/// </summary>
internal sealed class SyntheticDocuments(int seed)
{
    /// <summary>The languages, the rare one last.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "ja", "th", "lo"];

    private const double RareShare = .02;
    private const int MostSections = 7;

    // In UTF-16 code units: about sixty words of English, and as much of the others as the model in the box reads at once
    // beside a title and a heading.
    private static readonly Dictionary<string, (int Least, int Most)> Length = new() { ["en"] = (280, 480), ["ja"] = (80, 120), ["th"] = (110, 170), ["lo"] = (120, 180) };
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, Sentences> _sentences = Languages.ToDictionary(l => l, Sentences.Read);

    /// <summary>Writes documents of so many sections in all, a line of JSON each.</summary>
    /// <returns>How many documents there are.</returns>
    public async Task<int> WriteAsync(string path, int sections, CancellationToken cancellationToken)
    {
        await using StreamWriter file = new(path);
        var documents = 0;
        for (var left = sections; left > 0; documents++)
        {
            var count = Math.Min(left, 1 + _random.Next(MostSections));
            left -= count;
            await file.WriteLineAsync(Document(documents, count).AsMemory(), cancellationToken);
        }

        return documents;
    }

    /// <summary>Queries of all languages in turn, each another one: a question with a phrase that changes what it asks for.</summary>
    public IEnumerable<string> Queries()
    {
        for (var i = 0; ; i++)
        {
            var sentences = _sentences[Languages[i % Languages.Count]];
            var more = Pick(sentences.Texts);
            var start = _random.Next(Math.Max(1, more.Length - 12));
            yield return $"{Pick(sentences.Questions)} {more.AsSpan(start, Math.Min(12, more.Length - start))} {i.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    private string Document(int number, int sections)
    {
        var language = _random.NextDouble() < RareShare ? "lo" : Languages[_random.Next(Languages.Count - 1)];
        var sentences = _sentences[language];
        StringBuilder text = new();
        for (var section = 0; section < sections; section++)
        {
            text.Append("## ").Append(Heading(sentences)).Append("\n\n");
            var (least, most) = Length[language];
            for (var start = text.Length; text.Length - start < least;)
            {
                if (Pick(sentences.Texts) is var sentence && text.Length - start + sentence.Length <= most)
                {
                    text.Append(sentence).Append(language == "ja" ? "" : " ");
                }
            }

            text.Append("\n\n");
        }

        return JsonSerializer.Serialize(
            new
            {
                id = $"d{number:D7}",
                title = Heading(sentences),
                language,
                format = "markdown",
                text = text.ToString(),
                metadata = new { product = $"p{_random.Next(100)}", year = 2015 + _random.Next(12) },
            },
            Json);
    }

    /// <summary>The beginning of a sentence.</summary>
    private string Heading(Sentences sentences)
    {
        var sentence = Pick(sentences.Texts);
        var end = sentence.IndexOfAny([' ', '、', '。', ','], Math.Min(14, sentence.Length - 1));
        return sentence[..Math.Min(end < 0 ? 20 : end, Math.Min(40, sentence.Length))].Trim('`', '#', '|', ' ');
    }

    private string Pick(IReadOnlyList<string> from) => from[_random.Next(from.Count)];
}
