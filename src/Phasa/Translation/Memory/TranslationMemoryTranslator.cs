namespace Phasa.Translation.Memory;

/// <summary>
/// Translates from the translation memory: a text whose key is known exactly, otherwise the most similar one above the
/// threshold that has the same numbers. A text that is neither gets null. Thread-safe.
/// </summary>
public sealed class TranslationMemoryTranslator(ITranslationMemory memory, TranslationMemoryOptions options) : ITranslator
{
    /// <summary>The name under which routes refer to the memory.</summary>
    public const string ProviderName = "memory";

    private readonly FuzzyIndexes _indexes = new(memory);

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public TranslatorOrigin Origin { get; } = new("phasa");

    /// <inheritdoc/>
    public TranslatorLimits Limits { get; } = new(500, 1_000_000, TimeSpan.FromMinutes(1));

    /// <summary>True for every pair: what the memory holds changes at any time.</summary>
    public bool Supports(LanguagePair pair) => true;

    /// <inheritdoc/>
    public bool TranslatesAnyText => false;

    /// <summary>Nothing: what it knows is ours.</summary>
    public TranslationUsage AtMost(TranslationRequest request) => default;

    /// <inheritdoc/>
    public async Task<TranslationAnswer> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        string[] keys = [.. request.Texts.Select(MemoryKey.Of)];
        var exact = await memory.FindExactAsync(request.Pair, keys, cancellationToken);
        var texts = exact.Select(unit => unit is null ? null : Translated(unit, 1)).ToArray();
        if (options.FuzzyThreshold >= 1 || Array.TrueForAll(texts, t => t is not null))
        {
            return new(texts, default);
        }

        var index = await _indexes.GetAsync(request.Pair, cancellationToken);
        for (var i = 0; i < texts.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            texts[i] ??= index.Find(keys[i], options.FuzzyThreshold) is var (unit, similarity) ? Translated(unit, similarity) : null;
        }

        return new(texts, default);
    }

    private static TranslatedText Translated(TranslationUnit unit, double match) =>
        new(unit.Target, $"{ProviderName}:{unit.Origin}", match);
}
