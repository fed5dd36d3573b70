namespace Phasa.Translation;

/// <summary>One provider of translations. Implementations are thread-safe, and small: retry, limits and telemetry are decorators.</summary>
public interface ITranslator
{
    /// <summary>The configured name, as it appears in provenance and in reasons.</summary>
    string Name { get; }

    /// <summary>Whether it translates this pair at all.</summary>
    bool Supports(LanguagePair pair);

    /// <summary>Translates a few texts that belong together.</summary>
    /// <returns>As many entries as the request has texts, in their order; null for a text it has no translation for.</returns>
    /// <exception cref="TranslationException">The provider failed; the kind says how.</exception>
    /// <exception cref="OperationCanceledException">Only when <paramref name="cancellationToken"/> was cancelled.</exception>
    Task<IReadOnlyList<TranslatedText?>> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken);
}
