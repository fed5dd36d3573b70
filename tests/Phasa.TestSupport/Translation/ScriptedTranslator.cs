using Phasa.Translation;

namespace Phasa.TestSupport.Translation;

/// <summary>A provider in the process that does what a function says, and records what it was asked.</summary>
public sealed class ScriptedTranslator(
    string name, Func<TranslationRequest, CancellationToken, Task<IReadOnlyList<TranslatedText?>>> translate) : ITranslator
{
    private readonly List<TranslationRequest> _requests = [];

    public string Name => name;

    public TranslatorLimits Limits { get; init; } = TranslatorLimits.Default;

    public Func<LanguagePair, bool> Pairs { get; init; } = _ => true;

    /// <summary>The requests so far, in order.</summary>
    public IReadOnlyList<TranslationRequest> Requests => _requests;

    /// <summary>A provider that answers each text by a function; null for no translation.</summary>
    public static ScriptedTranslator Of(string name, Func<string, string?> translate) => new(name, (request, _) =>
        Task.FromResult<IReadOnlyList<TranslatedText?>>(
            [.. request.Texts.Select(t => translate(t) is { } text ? new TranslatedText(text, name) : null)]));

    /// <summary>A provider that always fails.</summary>
    public static ScriptedTranslator Failing(string name, TranslationFailure failure, TimeSpan? retryAfter = null) => new(name, (_, _) =>
        throw new TranslationException(failure, $"scripted {failure}") { RetryAfter = retryAfter });

    public bool Supports(LanguagePair pair) => Pairs(pair);

    public async Task<TranslationAnswer> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        _requests.Add(request);
        return new(await translate(request, cancellationToken), TranslationUsage.Of(request.Texts));
    }
}
