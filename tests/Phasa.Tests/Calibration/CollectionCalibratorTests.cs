using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Separation.Paths;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Calibration;

public sealed class CollectionCalibratorTests
{
    private static readonly string[] Words =
    [
        "armadillo", "bookkeeping", "chrysanthemum", "dodecahedron", "embroidery", "farmhouse", "gymnasium", "hovercraft", "inkwell", "jukebox",
        "kingfisher", "lighthouse", "mushroom", "newspaper", "ophthalmology", "pumpkin", "quicksand", "rhubarb", "sunflower", "typewriter",
    ];

    /// <summary>Rows hold their titles; the texts below them share nothing with the titles, so right rows must come out near 0.</summary>
    [Fact]
    public async Task Fit_Titles_AreNotAnsweredByThemselves()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await WriteAsync(bench, "en", (i, word) => new($"{i}", new string((char)('0' + (i % 10)), 8)) { Title = word, Language = En });
        var index = await bench.Search.SearchAsync("kb", new("armadillo") { Language = En, Threshold = -1 });
        Assert.True(index.Hits[0].Similarity > 0.4f);

        var pair = Assert.Single((await FitAsync(bench, kb)).Pairs);
        Assert.Equal((En, En, 20, 20), (pair.Fit.Query, pair.Fit.Row, pair.Fit.Queries, pair.Fit.Answerable));
        Assert.InRange(pair.Fit.Miss!.Value, -0.1, 0.1);
    }

    [Fact]
    public async Task Fit_DocumentsNamedByTheirIds_AskNothing()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await WriteAsync(bench, "en", (i, word) => new(word, "text") { Title = word, Language = En });
        Assert.Empty((await FitAsync(bench, kb)).Pairs);
    }

    [Fact]
    public async Task Fit_IdenticalTitles_CountAsOneDocument()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await WriteAsync(bench, "en", (i, word) => new($"{i}", $"{word} is described here") { Title = word, Language = En });
        await bench.Documents.PutAsync(kb, new DocumentInput("twin", "Something else entirely") { Title = Words[0], Language = En });

        var fit = Assert.Single((await FitAsync(bench, kb)).Pairs).Fit;

        // The twin's row holds the very title: as a wrong answer its similarity would lie far above all others.
        Assert.Equal(20, fit.Queries);
        Assert.InRange(fit.FalseAccept!.Value, 0, 0.4);
    }

    [Fact]
    public async Task Fit_Translations_GivesEachPairThatASearchCanMeet()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await WriteAsync(bench, "ja en lo", Translated);
        var calibration = await FitAsync(bench, kb);

        Assert.Equal([(En, En), (En, Ja), (Ja, Ja)], calibration.Pairs.Select(p => (p.Fit.Query, p.Fit.Row)));
        Assert.Equal([new(En, 20), new(Ja, 20)], calibration.Rows);
        Assert.Equal((CalibrationSource.Titles, kb.Space), (calibration.Source, calibration.Space));
    }

    [Fact]
    public async Task Fit_JudgedQueries_KnowRightAndUnanswerableOnes()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await WriteAsync(bench, "en", (i, word) => new($"{i}", $"All about the {word}.") { Title = $"No {i}", Language = En });
        var queries = Words.Select((word, i) => Query(i, $"tell me of a {word}", $"{i}")).Append(Query(99, "zzzz", []));
        var calibration = await FitAsync(bench, kb, [.. queries]);

        var fit = Assert.Single(calibration.Pairs).Fit;
        Assert.Equal((21, 20, CalibrationSource.Queries), (fit.Queries, fit.Answerable, calibration.Source));
        Assert.True(fit.Miss > fit.FalseAccept, $"{fit}");
    }

    [Fact]
    public async Task Fit_UnknownDocument_NamesTheLine()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await WriteAsync(bench, "en", (i, word) => new($"{i}", word) { Language = En });
        var error = await Assert.ThrowsAsync<PhasaException>(() => FitAsync(bench, kb, [Query(1, "fine", "1"), Query(2, "wrong", "missing")]));
        Assert.Equal(ErrorCodes.InvalidFile, error.Code);
        Assert.Contains("'q2'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'missing'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_Progress_ReachesItsTotal()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await WriteAsync(bench, "en", (i, word) => new($"{i}", "text") { Title = word, Language = En });
        var steps = new List<(long Done, long Total)>();
        await bench.Get<CollectionCalibrator>().FitAsync(kb, new(0.05, 0.05), (done, total) => steps.Add((done, total)));
        Assert.Equal(Enumerable.Range(1, steps.Count).Select(i => (long)i), steps.Select(s => s.Done));
        Assert.All(steps, s => Assert.Equal(steps.Count, s.Total));
    }

    [Fact]
    public async Task Fit_Cancelled_Stops()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await WriteAsync(bench, "en", (i, word) => new($"{i}", "text") { Title = word, Language = En });
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            bench.Get<CollectionCalibrator>().FitAsync(kb, new(0.05, 0.05), (_, _) => stop.Cancel(), stop.Token));
    }

    [Fact]
    public async Task Fit_SameSeed_GivesTheSameThresholds()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await WriteAsync(bench, "en", (i, word) => new($"{i}", $"{word} {i}") { Title = word, Language = En });
        Assert.Equal((await FitAsync(bench, kb)).Pairs, (await FitAsync(bench, kb)).Pairs);
    }

    private static Task<CollectionCalibration> FitAsync(Workbench bench, Collection collection, IReadOnlyList<JudgedQuery>? queries = null) =>
        bench.Get<CollectionCalibrator>().FitAsync(collection, new(0.05, 0.05) { Queries = queries });

    private static JudgedQuery Query(int line, string text, params string[] relevant) =>
        new($"q{line}", new Dictionary<LanguageTag, string> { [En] = text }, relevant);

    private static async Task<Collection> WriteAsync(Workbench bench, string languages, Func<int, string, DocumentInput> document)
    {
        var collection = await bench.CollectionAsync(languages);
        foreach (var (i, word) in Words.Index())
        {
            await bench.Documents.PutAsync(collection, document(i, word));
        }

        return collection;
    }

    private static DocumentInput Translated(int i, string word) => new($"{i}", $"日本語の本文 {i}")
    {
        Title = $"題名 {i}",
        Language = Ja,
        Translations = new Dictionary<LanguageTag, TranslationInput> { [En] = new($"About {word}") { Title = word } },
    };
}
