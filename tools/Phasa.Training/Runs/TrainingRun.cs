using System.Diagnostics;
using Phasa.Embeddings.FeatureTables.Features;
using Phasa.Training.Batches;
using Phasa.Training.Corpus;
using Phasa.Training.Evaluation;
using Phasa.Training.Optimisation;

namespace Phasa.Training.Runs;

/// <summary>A training from the first step, or from a checkpoint, to the last.</summary>
internal sealed class TrainingRun
{
    private const int ReportEvery = 500;
    private const float LeastRate = .02f;

    private readonly TrainingOptions _options;
    private readonly TrainingTexts _texts;
    private readonly BatchSampler _sampler;
    private readonly FeatureVectors _features;
    private readonly ContrastiveStep _step;

    /// <summary>Prepares a run.</summary>
    public TrainingRun(TrainingCorpus corpus, TrainingOptions options)
    {
        _options = options;
        _texts = TrainingTexts.Build(corpus.Training, options);
        Pools = new(_texts, corpus.Sources, options);
        SecondWorld = options is { WithheldApart: true, Withheld: not null } ? new(_texts, corpus.Sources, options with { Withheld = null }) : null;
        _sampler = new(_texts, Pools, SecondWorld, options);
        Workers workers = new(options.Threads);
        _features = new(_texts.Rows, options.Dimensions, options.InitialLength, new(options.Seed, 0), workers);
        _step = new(_features, options.Temperature, workers);
    }

    /// <summary>What batches are drawn from.</summary>
    public PairPools Pools { get; }

    /// <summary>What the batches of the second world are drawn from: every pair, the withheld language's too. Null without such a world.</summary>
    public PairPools? SecondWorld { get; }

    /// <summary>The vocabulary.</summary>
    public Vocabulary.FeatureVocabulary Vocabulary => _texts.Vocabulary;

    /// <summary>The vectors as they are now.</summary>
    public FeatureVectors Features => _features;

    /// <summary>The vector of a feature as a model file written now has it, without its weight.</summary>
    public ReadOnlySpan<float> Vector(int feature) => _features.Values.AsSpan(_texts.FinalRow(feature) * _options.Dimensions, _options.Dimensions);

    /// <summary>Steps taken.</summary>
    public int Step { get; set; }

    /// <summary>Takes the remaining steps.</summary>
    /// <param name="report">Called every 500 steps and after the last.</param>
    /// <param name="cancellationToken">Stops between two steps; the run can go on later.</param>
    /// <param name="stepped">Called with the number of every step once it is taken.</param>
    public void Train(Action<TrainingProgress> report, CancellationToken cancellationToken, Action<int>? stepped = null)
    {
        Batch batch = new();
        var watch = Stopwatch.StartNew();
        var (loss, since, began) = (0.0, Step, Step);
        while (Step < _options.Steps && !cancellationToken.IsCancellationRequested)
        {
            Step++;
            _sampler.Draw(Step, batch);
            loss += _step.Take(batch, Rate(Step));
            stepped?.Invoke(Step);
            if (Step % ReportEvery == 0 || Step == _options.Steps)
            {
                report(new(Step, _options.Steps, loss / (Step - since), watch.Elapsed, watch.Elapsed / (Step - began) * (_options.Steps - Step)));
                (loss, since) = (0, Step);
            }
        }
    }

    /// <summary>Embeds with the vectors as they are now, before any quantisation. For one thread.</summary>
    public Embedder Embedder()
    {
        FeatureExtractor extractor = new(_options.Features);
        FeatureBuffer buffer = new();
        return (text, vector) =>
        {
            extractor.Extract(text, buffer);
            vector.Clear();
            foreach (var feature in buffer.Features)
            {
                if (_texts.Vocabulary.Find(feature.Hash) is >= 0 and var row)
                {
                    System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(Vector(row), _texts.Vocabulary.Weights[row], vector, vector);
                }
            }

            var length = System.Numerics.Tensors.TensorPrimitives.Norm<float>(vector);
            System.Numerics.Tensors.TensorPrimitives.Divide(vector, Math.Max(length, 1e-6f), vector);
        };
    }

    private float Rate(int step) =>
        _options.LearningRate * Math.Min(1, (float)step / _options.WarmUp) * Math.Max(LeastRate, 1 - (float)step / _options.Steps);
}
