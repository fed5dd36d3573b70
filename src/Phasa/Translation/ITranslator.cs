namespace Phasa.Translation;

/// <summary>One provider of translations. Implementations are thread-safe, and small: time limit, batching and checks are the chain's.</summary>
public interface ITranslator
{
    /// <summary>The configured name, as it appears in provenance and in reasons.</summary>
    string Name { get; }

    /// <summary>Whose it is, for telemetry.</summary>
    TranslatorOrigin Origin => new(Name);

    /// <summary>What one call may hold and how long it may take.</summary>
    TranslatorLimits Limits => TranslatorLimits.Default;

    /// <summary>
    /// Whether it translates this pair at all, as far as is known without asking anybody. A provider that must ask its
    /// service says true until it has, and answers an impossible pair with <see cref="TranslationFailure.Rejected"/>.
    /// </summary>
    bool Supports(LanguagePair pair);

    /// <summary>Whether it translates whatever it is given in a pair it supports; false for one that knows only some texts.</summary>
    bool TranslatesAnyText => true;

    /// <summary>How it does; null for one that nobody watches, such as the translation memory.</summary>
    TranslatorHealth? Health => null;

    /// <summary>The most that a request can take, as far as can be told before it is made; nothing for one that nobody is paid for.</summary>
    TranslationUsage AtMost(TranslationRequest request) => TranslationUsage.Of(request.Texts);

    /// <summary>Translates a few texts that belong together.</summary>
    /// <returns>Its translations, and what they took.</returns>
    /// <exception cref="TranslationException">The provider failed; the kind says how.</exception>
    /// <exception cref="OperationCanceledException">Only when <paramref name="cancellationToken"/> was cancelled.</exception>
    Task<TranslationAnswer> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken);
}
