using System.Numerics.Tensors;
using Phasa.Embeddings.FeatureTables;
using Phasa.Embeddings.FeatureTables.Features;
using Phasa.Training.Batches;
using Phasa.Training.Corpus;
using Phasa.Training.Evaluation;
using Phasa.Training.Runs;

namespace Phasa.Training.Tests.Runs;

/// <summary>A whole run on a corpus of which it is known what can be learnt.</summary>
public sealed class TrainingRunTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { Dimensions = 64, Rows = 4000, Steps = 60, BatchSize = 128, Threads = 2 };

    private readonly SyntheticCorpus _files = new();
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"phasa-{Guid.NewGuid():n}");

    [Fact]
    public void Train_LearnsTheTranslationsOfWordsItNeverSawTogether()
    {
        var corpus = TrainingCorpus.Read(_files.Folder);
        TrainingRun run = new(corpus, Options);
        var before = Precision(run, corpus);
        run.Train(_ => { }, TestContext.Current.CancellationToken);

        Assert.InRange(before, 0, .1);
        Assert.InRange(Precision(run, corpus), .9, 1);
    }

    [Fact]
    public void Train_WithoutTheLanguagesParallelSegments_DoesNotAlignIt()
    {
        var corpus = TrainingCorpus.Read(_files.Folder);
        TrainingRun run = new(corpus, Options with { Withheld = "lo", WithheldKeeps = 0, SameLanguageShare = 1 });
        Assert.DoesNotContain(run.Pools.Pairs, p => p.Second == CorpusLanguages.Index("lo"));
        run.Train(_ => { }, TestContext.Current.CancellationToken);
        Assert.InRange(Precision(run, corpus), 0, .1);
    }

    [Fact]
    public void Train_WithSomeParallelSegments_SeesExactlyThose()
    {
        TrainingRun run = new(TrainingCorpus.Read(_files.Folder), Options with { Withheld = "lo", WithheldKeeps = 70 });
        Assert.Equal(70, Assert.Single(run.Pools.Pairs).Segments.Length);
    }

    [Fact]
    public void Train_WithTheLanguageInAWorldApart_TeachesItWithoutAligningIt()
    {
        using SyntheticCorpus files = new(isRich: true);
        var corpus = TrainingCorpus.Read(files.Folder);
        var options = Options with { Withheld = "lo", WithheldApart = true, Steps = 240, Features = new(MapsLaoToThai: false) };
        TrainingRun run = new(corpus, options);
        Assert.DoesNotContain(run.Pools.Pairs, IsLao);
        Assert.Contains(run.SecondWorld!.Pairs, IsLao);
        run.Train(_ => { }, TestContext.Current.CancellationToken);

        Assert.InRange(Precision(run, corpus, "th"), .9, 1);
        Assert.InRange(Precision(run, corpus), 0, .1);
        Assert.InRange(FoundParaphrases(run, files), .9, 1);

        // What is within the language comes from the second world: without it the synonyms are strangers.
        TrainingRun withheld = new(corpus, options with { WithheldApart = false });
        withheld.Train(_ => { }, TestContext.Current.CancellationToken);
        Assert.InRange(FoundParaphrases(withheld, files), 0, .2);
    }

    [Fact]
    public void Write_OfAWorldApart_HasTheLanguagesOwnFeaturesFromItAndSharedOnesFromTheOther()
    {
        var corpus = TrainingCorpus.Read(_files.Folder);
        var options = Options with { Withheld = "lo", WithheldApart = true, Features = new(MapsLaoToThai: false) };
        TrainingRun run = new(corpus, options);
        var values = run.Features.Values;
        values.AsSpan(0, values.Length / 2).Fill(-1);
        values.AsSpan(values.Length / 2).Fill(1);
        ModelFile.Write(run, options, "made-up", _path);

        using var table = FeatureTable.Open(_path);
        FeatureTableEmbedder embedder = new(table);
        var vector = new float[Options.Dimensions];
        foreach (var segment in corpus.Test.Take(20))
        {
            embedder.Embed(segment.Texts[CorpusLanguages.Index("lo")], vector);
            Assert.All(vector, x => Assert.True(x > 0));
            run.Embedder()(segment.Texts[CorpusLanguages.Index("en")]!, vector);
            Assert.All(vector, x => Assert.True(x < 0));
        }
    }

    [Fact]
    public void Train_OnOtherThreads_GivesTheSameModel()
    {
        var one = Trained(Options with { Steps = 5, Threads = 1 });
        var many = Trained(Options with { Steps = 5, Threads = 3 });
        Assert.Equal(one.Features.Values, many.Features.Values);
    }

    [Fact]
    public void Train_FromACheckpoint_GivesWhatAnUncutRunGives()
    {
        var options = Options with { Steps = 6 };
        var whole = Trained(options);
        TrainingRun cut = new(TrainingCorpus.Read(_files.Folder), options);
        StopAfter(cut, 3);
        Checkpoint.Write(cut, options, _path);

        TrainingRun resumed = new(TrainingCorpus.Read(_files.Folder), options);
        Assert.True(Checkpoint.TryRead(resumed, options, _path));
        Assert.Equal(3, resumed.Step);
        resumed.Train(_ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(whole.Features.Values, resumed.Features.Values);
    }

    [Fact]
    public void TryRead_OfAnotherRunsCheckpoint_IsRefused()
    {
        var run = Trained(Options with { Steps = 1 });
        Checkpoint.Write(run, Options, _path);
        Assert.Throws<InvalidDataException>(() => Checkpoint.TryRead(run, Options with { Seed = 2 }, _path));
        File.WriteAllBytes(_path, File.ReadAllBytes(_path)[..^1]);
        Assert.Throws<InvalidDataException>(() => Checkpoint.TryRead(run, Options, _path));
        File.WriteAllText(_path, "something else");
        Assert.Throws<InvalidDataException>(() => Checkpoint.TryRead(run, Options, _path));
        File.Delete(_path);
        Assert.False(Checkpoint.TryRead(run, Options, _path));
    }

    [Theory]
    [InlineData(8, .999)]
    [InlineData(4, .98)]
    public void Write_GivesAModelThatEmbedsAsTheRunDoes(int bits, double least)
    {
        var corpus = TrainingCorpus.Read(_files.Folder);
        var options = Options with { Bits = bits };
        TrainingRun run = new(corpus, options);
        run.Train(_ => { }, TestContext.Current.CancellationToken);
        ModelFile.Write(run, options, "made-up", _path);
        using var table = FeatureTable.Open(_path);
        FeatureTableEmbedder embedder = new(table);
        var trainer = run.Embedder();
        foreach (var text in corpus.Test.Take(50).SelectMany(s => s.Texts).OfType<string>())
        {
            var (expected, actual) = (new float[64], new float[64]);
            trainer(text, expected);
            embedder.Embed(text, actual);
            Assert.InRange(TensorPrimitives.Dot<float>(expected, actual), least, 1.00001);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    public void Write_GivesExactlyTheVectorsOfTheQuantisedRows(int bits)
    {
        var options = Options with { Steps = 3, Bits = bits };
        var run = Trained(options);
        ModelFile.Write(run, options, "made-up", _path);
        using var table = FeatureTable.Open(_path);
        FeatureBuffer buffer = new();
        foreach (var text in TrainingCorpus.Read(_files.Folder).Test.Take(20).SelectMany(s => s.Texts).OfType<string>())
        {
            new FeatureExtractor(options.Features).Extract(text, buffer);
            var expected = new float[64];
            foreach (var feature in buffer.Features)
            {
                if (run.Vocabulary.Find(feature.Hash) is >= 0 and var row)
                {
                    var vector = run.Features.Values.AsSpan(row * 64, 64).ToArray();
                    TensorPrimitives.Multiply(vector, run.Vocabulary.Weights[row], vector);
                    var components = new byte[64 * bits / 8];
                    RowKernels.AddScalar(components, bits, RowKernels.Quantize(vector, bits, components), expected);
                }
                else if (feature.Sort is FeatureSort.Word or FeatureSort.Number)
                {
                    TextVectors.AddUnknown(feature.Hash, table.Header.UnknownWordLength / MathF.Sqrt(64), expected);
                }
            }

            TensorPrimitives.Divide(expected, TensorPrimitives.Norm<float>(expected), expected);
            var actual = new float[64];
            new FeatureTableEmbedder(table).Embed(text, actual);
            Assert.Equal(expected, actual);
        }
    }

    public void Dispose()
    {
        _files.Dispose();
        File.Delete(_path);
    }

    private TrainingRun Trained(TrainingOptions options)
    {
        TrainingRun run = new(TrainingCorpus.Read(_files.Folder), options);
        run.Train(_ => { }, TestContext.Current.CancellationToken);
        return run;
    }

    // As an operator's Ctrl-C: between two steps.
    private static void StopAfter(TrainingRun run, int step)
    {
        using CancellationTokenSource stop = new();
        run.Train(_ => { }, stop.Token, stepped: taken =>
        {
            if (taken == step)
            {
                stop.Cancel();
            }
        });
    }

    private static bool IsLao(PairPool pool) => pool.First == CorpusLanguages.Index("lo") || pool.Second == CorpusLanguages.Index("lo");

    // Share of 100 sentences that find their paraphrase first.
    private static double FoundParaphrases(TrainingRun run, SyntheticCorpus files)
    {
        var pairs = files.LaoParaphrases(100);
        var embed = run.Embedder();
        var seconds = pairs.Select(p => Vector(p.Second)).ToArray();
        return pairs.Select((p, i) =>
        {
            var first = Vector(p.First);
            return seconds.Count(s => TensorPrimitives.Dot<float>(first, s) >= TensorPrimitives.Dot<float>(first, seconds[i])) == 1 ? 1.0 : 0;
        }).Average();

        float[] Vector(string text)
        {
            var vector = new float[run.Features.Dimensions];
            embed(text, vector);
            return vector;
        }
    }

    private static double Precision(TrainingRun run, TrainingCorpus corpus, string other = "lo") =>
        TranslationRetrieval.Measure(run.Embedder(), run.Features.Dimensions, corpus.Test, "en", other, most: 150).Average(f => f.Precision);
}
