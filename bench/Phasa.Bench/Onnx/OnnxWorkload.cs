using Microsoft.Extensions.Configuration;
using Phasa.Embeddings;
using Phasa.LocalModels.Onnx;
using Phasa.LocalModels.Onnx.Batches;
using Phasa.LocalModels.Tokenizers;

namespace Phasa.Bench.Onnx;

/// <summary>
/// What Phasa adds to the time of an ONNX network: text to vectors through the model of a folder, against ONNX Runtime
/// called with the very same batches of ids, tokenized and padded beforehand and with nothing done to the output.
/// </summary>
internal sealed class OnnxWorkload : IWorkload
{
    private const int Seed = 1;
    private const int TextCount = 120;

    /// <inheritdoc/>
    public string Name => "onnx";

    /// <inheritdoc/>
    public string Description => "Texts per second of an encoder of multilingual-e5-small's shape (random weights) through Phasa, against plain ONNX Runtime calls on the same batches of ids.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-bench-");
        try
        {
            var texts = Texts(EncoderFolder.Write(folder.FullName, EncoderShape.E5Small, Seed));
            using var model = Model(folder.FullName);
            var batches = Batches(folder.FullName, texts, model);
            using var plain = new PlainRuns(Path.Combine(folder.FullName, "onnx", "model.onnx"), batches);
            var pairs = await PairedRounds.RunAsync(
                () => model.EmbedAsync(texts, TextRole.Document, cancellationToken),
                () =>
                {
                    plain.Run();
                    return Task.CompletedTask;
                },
                rounds,
                progress,
                cancellationToken);
            return Figures(batches, pairs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static object Figures(List<TokenBatch> batches, IReadOnlyList<(Timing Subject, Timing Reference)> pairs)
    {
        var tokens = batches.Sum(b => Enumerable.Range(0, b.Count).Sum(b.Length));
        return new
        {
            encoder = EncoderShape.E5Small,
            texts = TextCount,
            tokens,
            batches = batches.Count,
            paddedShare = Math.Round(1 - (tokens / (double)batches.Sum(b => b.Count * b.Width)), 4),
            rounds = pairs.Count,
            textsPerSecond = Math.Round(TextCount / PairedRounds.Median(pairs.Select(p => p.Subject.Seconds)), 1),
            plainTextsPerSecond = Math.Round(TextCount / PairedRounds.Median(pairs.Select(p => p.Reference.Seconds)), 1),
            timeRatio = Math.Round(PairedRounds.Median(pairs.Select(p => p.Subject.Seconds / p.Reference.Seconds)), 3),
            processorTimeRatio = Math.Round(PairedRounds.Median(pairs.Select(p => p.Subject.ProcessorSeconds / p.Reference.ProcessorSeconds)), 3),
            timeRatios = pairs.Select(p => Math.Round(p.Subject.Seconds / p.Reference.Seconds, 3)),
            goal = 1.15,
        };
    }

    private static EmbeddingModel Model(string folder)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["m:name"] = "bench", ["m:kind"] = "onnx", ["m:folder"] = folder })
            .Build();
        return new OnnxModelKind().Create(configuration.GetSection("m"));
    }

    private static List<TokenBatch> Batches(string folder, IReadOnlyList<string> texts, EmbeddingModel model)
    {
        var tokenizer = TokenizerFolder.Load(folder);
        IReadOnlyList<int>[] ids = [.. texts.Select(t => tokenizer.Encode(model.Space.DocumentPrefix + t, EncoderShape.E5Small.Positions))];
        var plan = new BatchPlan(new OnnxModelOptions().BatchTokens);
        return [.. plan.Divide([.. ids.Select(i => i.Count)]).Select(run => new TokenBatch([.. run.Select(i => ids[i])], tokenizer.PadId))];
    }

    // Words to a text: half of them fewer than 30, a tenth more than 110, as questions, headings and passages mix.
    private static List<string> Texts(IReadOnlyList<string> words)
    {
        var random = new Random(Seed);
        return
        [
            .. Enumerable.Range(0, TextCount).Select(_ =>
            {
                var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                var length = Math.Clamp((int)(30 * Math.Exp(normal)), 3, 400);
                return string.Join(' ', Enumerable.Range(0, length).Select(_ => words[random.Next(words.Count)]));
            }),
        ];
    }
}
