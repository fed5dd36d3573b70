using Phasa.Languages;
using Phasa.Languages.Terms;

namespace Phasa.Tests.Languages.Terms;

/// <summary>The sentences of eval/segmentation: word boundaries, and whether a word finds its sentence.</summary>
public sealed class SegmentationTests
{
    private static readonly IcuWordSegmenter Segmenter = new();
    private static readonly TermAnalyzer Analyzer = new(Segmenter);

    // Floors well below what was measured: another word list may move single words.
    [Theory]
    [InlineData("lo", 0.60)]
    [InlineData("th", 0.80)]
    [InlineData("ja", 0.82)]
    [InlineData("zh", 0.75)]
    [InlineData("km", 0.82)]
    [InlineData("my", 0.80)]
    public void Words_OfSentences_AreMostlyTheirs(string language, double floor)
    {
        var (hits, gold, found) = (0, 0, 0);
        foreach (var (text, words) in Sentences(language))
        {
            var segmented = Segmenter.Words(text);
            hits += segmented.Count(words.Contains);
            gold += words.Count;
            found += segmented.Count;
        }

        Report($"{language}: precision {(double)hits / found:F3}, recall {(double)hits / gold:F3}, F1 {2.0 * hits / (gold + found):F3} of {gold} words");
        Assert.True(2.0 * hits / (gold + found) >= floor);
    }

    [Theory]
    [InlineData("lo", 0.87, 0.97)]
    [InlineData("th", 0.95, 0.97)]
    [InlineData("ja", 0.90, 0.93)]
    [InlineData("zh", 0.85, 0.85)]
    [InlineData("km", 0.80, 0.95)]
    [InlineData("my", 0.90, 0.95)]
    public void Terms_OfAWord_FindItsSentence(string language, double byWords, double withBigrams)
    {
        var (words, either, all) = (0, 0, 0);
        foreach (var (text, gold) in Sentences(language))
        {
            var terms = Terms(text, language).ToHashSet();
            foreach (var word in gold)
            {
                var query = Terms(word.Of(text), language);
                var byWord = query.Where(t => t.Kind == TermKind.Word).All(terms.Contains);
                var bigrams = query.Where(t => t.Kind == TermKind.Bigram).ToList();
                words += byWord ? 1 : 0;
                either += byWord || (bigrams.Count > 0 && bigrams.All(terms.Contains)) ? 1 : 0;
                all++;
            }
        }

        Report($"{language}: found by words {words} of {all}, with bigrams {either}");
        Assert.True((double)words / all >= byWords && (double)either / all >= withBigrams);
    }

    private static List<(string Text, TermKind Kind)> Terms(string text, string language) =>
        [.. Analyzer.Terms(text, LanguageTag.Parse(language)).Select(t => (t.Text, t.Kind))];

    private static IEnumerable<(string Text, HashSet<TextSpan> Words)> Sentences(string language)
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder(), language + ".txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var position = 0;
            var words = new HashSet<TextSpan>();
            foreach (var word in line.Split('|'))
            {
                words.Add(new TextSpan(position, word.Length));
                position += word.Length;
            }

            yield return (line.Replace("|", "", StringComparison.Ordinal), words);
        }
    }

    private static void Report(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private static string Folder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "eval", "segmentation")))
            {
                return Path.Combine(folder, "eval", "segmentation");
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests has eval/segmentation.");
    }
}
