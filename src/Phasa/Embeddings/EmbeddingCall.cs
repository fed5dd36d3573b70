using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Phasa.Monitoring;
using Phasa.Monitoring.Traces;

namespace Phasa.Embeddings;

/// <summary>
/// What is told of one call to an embedding model, whatever it is split into on its way: a span by the GenAI conventions,
/// and metrics that models in this process have, too.
/// </summary>
internal readonly struct EmbeddingCall : IDisposable
{
    /// <summary>How long calls take, in seconds, by provider, model and role.</summary>
    public const string Duration = "phasa.embedding.duration";

    /// <summary>Texts that were embedded, by provider, model and role.</summary>
    public const string Texts = "phasa.embedding.texts";

    private static readonly Meter Meter = PhasaMeter.Create();

    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        Duration, "s", "How long calls to embedding models take.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30] });

    private static readonly Counter<long> Embedded = Meter.CreateCounter<long>(Texts, "{text}", "Texts that were embedded.");

    private readonly EmbeddingModelName _model;
    private readonly TextRole _role;
    private readonly int _texts;
    private readonly long _started;
    private readonly Activity? _span;

    private EmbeddingCall(EmbeddingModelName model, TextRole role, int texts, Activity? span) =>
        (_model, _role, _texts, _span, _started) = (model, role, texts, span, Stopwatch.GetTimestamp());

    private string Role => _role == TextRole.Query ? "query" : "document";

    /// <summary>Begins a call.</summary>
    public static EmbeddingCall Begin(EmbeddingModelName model, int dimensions, TextRole role, int texts)
    {
        var span = PhasaTracing.IsListenedTo ? PhasaTracing.Start($"embeddings {model.Model}", model.Server is null ? ActivityKind.Internal : ActivityKind.Client) : null;
        var call = new EmbeddingCall(model, role, texts, span);
        span?.SetTag(SpanTags.Operation, "embeddings").SetTag(SpanTags.Provider, model.Provider).SetTag(SpanTags.Model, model.Model)
            .SetTag(SpanTags.Dimensions, dimensions).SetTag(SpanTags.Role, call.Role).SetTag(SpanTags.Texts, texts)
            .SetTag(SpanTags.ServerAddress, model.Server?.Host).SetTag(SpanTags.ServerPort, model.Server?.Port);
        return call;
    }

    /// <summary>The model answered.</summary>
    public void Answered(UsageDetails? usage)
    {
        _span?.SetTag(SpanTags.InputTokens, usage?.InputTokenCount);
        var tags = Tags();
        Embedded.Add(_texts, tags);
        Durations.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, tags);
    }

    /// <summary>The model failed, or its answer is of no use.</summary>
    public void Failed(Exception failure)
    {
        _span.Fail(failure);
        var tags = Tags();
        tags.Add(SpanTags.ErrorType, PhasaTracing.TypeOf(failure));
        Durations.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, tags);
    }

    /// <inheritdoc/>
    public void Dispose() => _span?.Dispose();

    private TagList Tags() => new() { { SpanTags.Provider, _model.Provider }, { SpanTags.Model, _model.Model }, { SpanTags.Role, Role } };
}
