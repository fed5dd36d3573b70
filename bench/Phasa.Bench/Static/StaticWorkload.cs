using System.Diagnostics;
using System.Text.Json;
using Phasa.Embeddings.FeatureTables;
using Phasa.Embeddings.HashedNgrams;

namespace Phasa.Bench.Static;

/// <summary>
/// The model in the box on one core: how many texts a second, and how soon it is there. Beside it the untrained n-gram
/// embedder, which does no more than count the same kind of features.
/// </summary>
internal sealed class StaticWorkload : IWorkload
{
    private const int Repeats = 40;

    /// <inheritdoc/>
    public string Name => "static";

    /// <inheritdoc/>
    public string Description => "Questions and sections of the handbook per second through the model in the box on one core, against the untrained n-gram embedder on the same texts; and the time to open the model.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var table = InBoxModel.OpenTable();
        using FeatureTableEmbedder embedder = new(table);
        embedder.Embed("ພາສາ", new float[table.Dimensions]);
        var first = Stopwatch.GetElapsedTime(start);
        using HashedNgramEmbedder ngrams = new();
        var questions = await MeasureAsync(Questions(), Repeats, embedder, ngrams, rounds, progress, cancellationToken);
        var sections = await MeasureAsync(Sections(), Repeats / 4, embedder, ngrams, rounds, progress, cancellationToken);
        return new
        {
            fileBytes = table.Length,
            table.Rows,
            table.Dimensions,
            table.Bits,
            firstOpenAndTextMilliseconds = Math.Round(first.TotalMilliseconds, 1),
            openMilliseconds = Math.Round(PairedRounds.Median(Enumerable.Range(0, rounds).Select(_ => OpenMilliseconds())), 2),
            goalMilliseconds = 150,
            questions,
            sections,
            goalTextsPerSecond = 20_000,
        };
    }

    private static async Task<object> MeasureAsync(
        List<string> texts, int repeats, FeatureTableEmbedder embedder, HashedNgramEmbedder ngrams, int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var vector = new float[InBoxDimensions(embedder)];
        var pairs = await PairedRounds.RunAsync(
            () =>
            {
                for (var i = 0; i < repeats; i++)
                {
                    foreach (var text in texts)
                    {
                        embedder.Embed(text, vector);
                    }
                }

                return Task.CompletedTask;
            },
            async () =>
            {
                for (var i = 0; i < repeats; i++)
                {
                    await ngrams.GenerateAsync(texts, cancellationToken: cancellationToken);
                }
            },
            rounds,
            progress,
            cancellationToken);
        var count = texts.Count * repeats;
        return new
        {
            texts = texts.Count,
            characters = Math.Round(texts.Average(t => t.Length), 1),
            // Processor time: one thread works, and what others do on the machine shows less.
            textsPerCoreSecond = Math.Round(count / PairedRounds.Median(pairs.Select(p => p.Subject.ProcessorSeconds))),
            ngramTextsPerCoreSecond = Math.Round(count / PairedRounds.Median(pairs.Select(p => p.Reference.ProcessorSeconds))),
            timeRatio = Math.Round(PairedRounds.Median(pairs.Select(p => p.Subject.ProcessorSeconds / p.Reference.ProcessorSeconds)), 3),
        };
    }

    private static int InBoxDimensions(FeatureTableEmbedder embedder) => ((FeatureTable)embedder.GetService(typeof(FeatureTable))!).Dimensions;

    private static double OpenMilliseconds()
    {
        var start = Stopwatch.GetTimestamp();
        using var table = InBoxModel.OpenTable();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static List<string> Questions() => [.. File.ReadLines(Path.Combine("samples", "handbook", "queries.jsonl"))
        .SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("query").EnumerateObject().Select(q => q.Value.GetString()!))];

    private static List<string> Sections() => [.. Directory.EnumerateFiles(Path.Combine("samples", "handbook"), "*.md", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).SelectMany(f => File.ReadAllText(f).Split("\n## "))];
}
