using System.Diagnostics;
using System.Diagnostics.Metrics;
using Phasa.Monitoring;
using Phasa.Monitoring.Traces;

namespace Phasa.Translation;

/// <summary>
/// What is told of one attempt with one provider, with the calls that it makes again for itself and the checks: a span (that of a chat
/// by the GenAI conventions where a chat model is asked) and metrics.
/// </summary>
internal readonly struct TranslationCall : IDisposable
{
    /// <summary>How long attempts take, in seconds, by provider, target language and outcome; its count is the number of attempts.</summary>
    public const string Duration = "phasa.translation.duration";

    /// <summary>Texts by provider, target language and whether their translations passed the checks.</summary>
    public const string Texts = "phasa.translation.texts";

    /// <summary>Tokens by provider, sent and answered.</summary>
    public const string Tokens = "phasa.translation.tokens";

    /// <summary>Characters that providers are paid for, by provider.</summary>
    public const string Characters = "phasa.translation.characters";

    private static readonly Meter Meter = PhasaMeter.Create();

    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        Duration, "s", "How long attempts at translating a few texts take.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 120] });

    private static readonly Counter<long> TextCount = Meter.CreateCounter<long>(Texts, "{text}", "Texts that providers were given.");
    private static readonly Counter<long> TokenCount = Meter.CreateCounter<long>(Tokens, "{token}", "Tokens that translations took.");
    private static readonly Counter<long> CharacterCount = Meter.CreateCounter<long>(Characters, "{character}", "Characters that translation providers are paid for.");

    private readonly ITranslator _provider;
    private readonly LanguagePair _pair;
    private readonly Activity? _span;

    private TranslationCall(ITranslator provider, LanguagePair pair, Activity? span) => (_provider, _pair, _span) = (provider, pair, span);

    /// <summary>Begins an attempt.</summary>
    public static TranslationCall Begin(ITranslator provider, TranslationRequest request, bool isBack)
    {
        var span = PhasaTracing.IsListenedTo ? Start(provider.Origin, provider.Name) : null;
        span?.SetTag(SpanTags.ProviderName, provider.Name).SetTag(SpanTags.SourceLanguage, request.Pair.Source.Value)
            .SetTag(SpanTags.Language, request.Pair.Target.Value).SetTag(SpanTags.Texts, request.Texts.Count).SetTag(SpanTags.IsBackTranslation, isBack ? true : null);
        return new(provider, request.Pair, span);
    }

    /// <summary>The attempt is over, and its translations are checked.</summary>
    public TranslationAttempt Ended(TranslationAttempt attempt)
    {
        var failure = attempt.Failure is { } known ? PhasaTracing.TypeOf(known) : null;
        KeyValuePair<string, object?> provider = new(SpanTags.ProviderName, _provider.Name), language = new(SpanTags.Language, _pair.Target.Value);
        Durations.Record(attempt.Duration.TotalSeconds, provider, language, new(SpanTags.Outcome, failure ?? "answered"));
        TextCount.Add(attempt.Accepted, provider, language, new(SpanTags.Outcome, "accepted"));
        TextCount.Add(attempt.Offered - attempt.Accepted, provider, language, new(SpanTags.Outcome, "refused"));
        if (attempt.Usage is { } usage)
        {
            CharacterCount.Add(usage.Characters, provider);
            TokenCount.Add(usage.InputTokens, provider, new("gen_ai.token.type", "input"));
            TokenCount.Add(usage.OutputTokens, provider, new("gen_ai.token.type", "output"));
        }

        if (_span is not null)
        {
            Tell(_span, attempt);
            if (failure is not null)
            {
                _span.Fail(failure);
            }
        }

        return attempt;
    }

    /// <summary>The caller has gone, or the store has failed.</summary>
    public void Failed(Exception reason) => _span.Fail(reason);

    /// <inheritdoc/>
    public void Dispose() => _span?.Dispose();

    private static Activity? Start(TranslatorOrigin origin, string name)
    {
        var kind = origin.Server is null ? ActivityKind.Internal : ActivityKind.Client;
        return (origin.Model is { } model
                ? PhasaTracing.Start($"chat {model}", kind)?.SetTag(SpanTags.Operation, "chat").SetTag(SpanTags.Model, model)
                : PhasaTracing.Start($"translate {name}", kind)?.SetTag(SpanTags.Operation, "translate"))
            ?.SetTag(SpanTags.Provider, GenAiProviders.Of(origin.System)).SetTag(SpanTags.ServerAddress, origin.Server?.Host).SetTag(SpanTags.ServerPort, origin.Server?.Port);
    }

    private static void Tell(Activity span, TranslationAttempt attempt)
    {
        span.SetTag(SpanTags.Accepted, attempt.Accepted).SetTag(SpanTags.Characters, attempt.Usage?.Characters);
        if (attempt.Usage is { OutputTokens: > 0 } usage)
        {
            span.SetTag(SpanTags.InputTokens, usage.InputTokens).SetTag(SpanTags.OutputTokens, usage.OutputTokens);
        }
    }
}
