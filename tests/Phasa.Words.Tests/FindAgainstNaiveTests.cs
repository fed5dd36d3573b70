using Lucene.Net.Util;
using Phasa.Documents;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Words.Finding;
using Phasa.Words.Tests.Support;
using Phasa.Words.Texts;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Words.Tests;

/// <summary>The index against BM25 as it is written down, over texts and queries by chance, after replacements and deletions.</summary>
public sealed class FindAgainstNaiveTests
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private static readonly string[] English = ["printer", "printers", "invoice", "login", "logged", "Wi-Fi", "E-203", "the", "of"];
    private static readonly string[] Lao = ["ລະຫັດຜ່ານ", "ຫຼັກສູດ", "ຜູ້ໃຊ້", "ລຶບ", "SAML", "ແລະ"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Find_TextsByChance_ScoresAndCoversAsTheFormulaSays(int seed)
    {
        var random = new Random(seed);
        await using var bench = await WordBench.OpenAsync();
        using var words = bench.Process();
        Dictionary<string, StoredDocument> kept = [];
        for (var i = 0; i < 60; i++)
        {
            var id = "d" + random.Next(25);
            kept.TryGetValue(id, out var old);
            if (old is not null && random.Next(3) == 0)
            {
                Assert.True(await bench.Store.Documents.DeleteAsync(bench.Collection.Id, id, Stop));
                kept.Remove(id);
                continue;
            }

            var passages = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Passage(Text(random, English, " "), Machine(LaoTag, Text(random, Lao, ""))) with { Language = EnglishTag, Heading = null });
            kept[id] = await bench.WriteAsync(Version(id, old?.Revision ?? 0, [.. passages]) with { Language = EnglishTag, Title = "" });
            await bench.FindAsync(words, "login", EnglishTag);
        }

        List<PassageText> all = [];
        await bench.Store.Feed.ReadTextsAsync(bench.Collection.Id, 0, d => all.AddRange(d.Texts), Stop);
        // Lucene counts what was removed in its statistics until it merges, so figures are those of an index built anew.
        using var anew = bench.Process(bench.Words + "-anew");
        using var snapshot = await anew.CurrentAsync(bench.Collection, Stop);
        using var grown = await words.CurrentAsync(bench.Collection, Stop);
        foreach (var (language, vocabulary) in new[] { (EnglishTag, English), (LaoTag, Lao) })
        {
            var texts = all.Where(t => t.Language == language).ToDictionary(t => t.Passage, t => t.Text);
            for (var q = 0; q < 20; q++)
            {
                var query = Text(random, vocabulary, language == LaoTag ? "" : " ");
                var expected = Naive(texts, query, language).ToDictionary(m => m.Passage, m => (m.Score, m.Coverage));
                var found = snapshot.Find(new(query, language, 1000), new Selection()).Best;
                Assert.Equal(expected.Keys.Order(), found.Select(m => (long)m.Slot).Order());
                Assert.Equal(expected.Keys.Order(), grown.Find(new(query, language, 1000), new Selection()).Best.Select(m => (long)m.Slot).Order());
                Assert.Equal(found.OrderByDescending(m => m.Score).Select(m => m.Score), found.Select(m => m.Score));
                Assert.All(found, m =>
                {
                    Assert.Equal(1, m.Score / expected[m.Slot].Score, 0.0001);
                    Assert.Equal(expected[m.Slot].Coverage, m.Coverage, 0.0001);
                });
            }
        }
    }

    private static LanguageTag EnglishTag => TestSupport.Documents.Writes.English;

    private static LanguageTag LaoTag => TestSupport.Documents.Writes.Lao;

    private static string Text(Random random, string[] words, string between) =>
        string.Join(between, Enumerable.Range(0, 1 + random.Next(12)).Select(_ => words[random.Next(words.Length)]));

    /// <summary>A length as Lucene keeps it: 1/√length in one byte.</summary>
    private static double Kept(int length) => 1 / Math.Pow(SmallSingle.SByte315ToSingle(SmallSingle.SingleToSByte315((float)(1 / Math.Sqrt(length)))), 2);

    private static IEnumerable<(long Passage, double Score, double Coverage)> Naive(Dictionary<PassageId, string> texts, string query, LanguageTag language)
    {
        var analyzer = new StemmedTerms(new TermAnalyzer(new IcuWordSegmenter()));
        var terms = texts.ToDictionary(t => t.Key.Value, t => analyzer.Terms(t.Value, language).ToLookup(x => (x.Text, x.Kind)));
        var cut = analyzer.Terms(query, language).ToList();
        var unknown = cut.Where(t => t.Kind == TermKind.Word && !terms.Values.Any(v => v.Contains((t.Text, t.Kind)))).ToList();
        var asked = cut.Where(t => t.Kind == TermKind.Word || unknown.Exists(w => w.Span.Overlaps(t.Span))).Select(t => (t.Text, t.Kind)).Distinct().Select(t =>
        {
            var holding = terms.Values.Count(v => v.Contains(t));
            var having = terms.Values.Where(v => v.Any(g => g.Key.Kind == t.Kind)).ToList();
            return (
                Term: t,
                Weight: t.Kind == TermKind.Word ? 1 : OpenQuery.BigramWeight,
                Idf: Math.Log(1 + ((having.Count - holding + 0.5) / (holding + 0.5))),
                Unheld: Math.Log(1 + ((having.Count - 1 + 0.5) / 1.5)),
                Holding: holding,
                Mean: having.Count == 0 ? 1 : having.Average(v => v.Where(g => g.Key.Kind == t.Kind).Sum(g => g.Count())));
        }).ToList();
        var all = asked.Sum(t => t.Weight * (t.Holding == 0 ? t.Unheld : t.Idf));
        foreach (var (passage, held) in terms)
        {
            var matching = asked.Where(t => held.Contains(t.Term)).ToList();
            if (matching.Count > 0)
            {
                yield return (
                    passage,
                    matching.Sum(t =>
                    {
                        var (often, length) = (held[t.Term].Count(), Kept(held.Where(g => g.Key.Kind == t.Term.Kind).Sum(g => g.Count())));
                        return t.Weight * t.Idf * often * (K1 + 1) / (often + (K1 * (1 - B + (B * length / t.Mean))));
                    }),
                    matching.Sum(t => t.Weight * t.Idf) / all);
            }
        }
    }
}
