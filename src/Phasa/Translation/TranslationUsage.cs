namespace Phasa.Translation;

/// <summary>What a provider was given and gave, in the units that it is paid by.</summary>
/// <param name="Characters">Characters of the originals: the provider's own figure where it tells one, else their code points.</param>
/// <param name="InputTokens">Tokens sent, the prompt's included; 0 for a provider that does not count in tokens.</param>
/// <param name="OutputTokens">Tokens answered.</param>
/// <param name="IsReported">Whether the provider told these figures; else they are counted or estimated here.</param>
public readonly record struct TranslationUsage(long Characters, long InputTokens = 0, long OutputTokens = 0, bool IsReported = false)
{
    /// <summary>What texts count for before a provider has said anything.</summary>
    public static TranslationUsage Of(IEnumerable<string> texts) => new(texts.Sum(t => (long)CodePoints(t)));

    /// <summary>Both together; reported when both are.</summary>
    public static TranslationUsage operator +(TranslationUsage a, TranslationUsage b) => new(
        a.Characters + b.Characters, a.InputTokens + b.InputTokens, a.OutputTokens + b.OutputTokens, a.IsReported && b.IsReported);

    private static int CodePoints(string text) => text.Length - text.Count(char.IsLowSurrogate);
}
