using Microsoft.Extensions.Logging.Abstractions;
using Phasa.Languages;
using Phasa.Providers.Translation.Resilience;
using Phasa.TestSupport.Time;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Translation.Resilience;

/// <summary>A provider in the process behind everything that is done about failures, on a clock that moves when somebody waits.</summary>
internal sealed class ResilienceBench : IDisposable
{
    /// <summary>How long one attempt may take: longer than any wait between attempts, so that the two can be told apart.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // A call that never ends is a failed test and not one that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TranslationMetrics _metrics = new();
    private readonly Queue<Func<CancellationToken, Task<IReadOnlyList<TranslatedText?>>>> _steps = new();
    private Func<CancellationToken, Task<IReadOnlyList<TranslatedText?>>> _last = _ => Task.FromResult<IReadOnlyList<TranslatedText?>>([new("ok", "p")]);

    public ResilienceBench(Action<ResilienceOptions>? set = null, string name = "p")
    {
        var options = new ResilienceOptions();
        set?.Invoke(options);
        var provider = new ScriptedTranslator(name, (_, token) =>
        {
            Calls.Add(Time.GetUtcNow());
            return (_steps.TryDequeue(out var step) ? step : _last)(token);
        })
        { Limits = TranslatorLimits.Default with { Timeout = Limit } };
        Translator = new(provider, options, _metrics, Time, NullLogger.Instance);
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TranslationRequest Request { get; } = new(new(LanguageTag.Parse("ja"), LanguageTag.Parse("lo")), ["図書館"]);

    public ObservedTime Time { get; } = new();

    public ResilientTranslator Translator { get; }

    public TranslatorHealth Health => Translator.Health!;

    /// <summary>When the provider was called.</summary>
    public List<DateTimeOffset> Calls { get; } = [];

    /// <summary>The next call fails, at once or after a task.</summary>
    public ResilienceBench ThenFails(TranslationFailure failure, TimeSpan? retryAfter = null, TranslationUsage? usage = null, Task? after = null, bool isUnsent = false)
    {
        _steps.Enqueue(async token =>
        {
            await (after ?? Task.CompletedTask).WaitAsync(token);
            throw new TranslationException(failure, $"scripted {failure}") { RetryAfter = retryAfter, Usage = usage, IsUnsent = isUnsent };
        });
        return this;
    }

    /// <summary>The next call gives no answer while it is not cancelled.</summary>
    /// <returns>Done once the call is made.</returns>
    public Task ThenHangs()
    {
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _steps.Enqueue(token =>
        {
            made.SetResult();
            return HangAsync(token);
        });
        return made.Task;
    }

    /// <summary>What all calls without another step do: fail.</summary>
    public ResilienceBench Fails(TranslationFailure failure)
    {
        _last = _ => throw new TranslationException(failure, $"scripted {failure}");
        return this;
    }

    /// <summary>What all calls without another step do: give no answer.</summary>
    public ResilienceBench Hangs()
    {
        _last = HangAsync;
        return this;
    }

    /// <summary>What all calls without another step do: answer.</summary>
    public ResilienceBench Answers()
    {
        _last = _ => Task.FromResult<IReadOnlyList<TranslatedText?>>([new("ok", "p")]);
        return this;
    }

    public Task<TranslationAnswer> TranslateAsync(CancellationToken cancellationToken) => Translator.TranslateAsync(Request, cancellationToken).WaitAsync(Patience, CancellationToken.None);

    /// <summary>A call to its end, the clock moving on over waits between attempts and for the minute.</summary>
    public Task<TranslationAnswer> RunAsync() => Time.PassUntilAsync(TranslateAsync(Stop), wait => wait <= TimeSpan.FromMinutes(1), Stop);

    /// <summary>A call to its end, which is a failure.</summary>
    public Task<TranslationException> FailAsync() => Assert.ThrowsAsync<TranslationException>(RunAsync);

    public void Dispose()
    {
        Translator.Dispose();
        _metrics.Dispose();
    }

    private static async Task<IReadOnlyList<TranslatedText?>> HangAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return [];
    }
}
