namespace Phasa.Languages;

/// <summary>Tells which of some candidate languages a text is written in. Implementations are thread-safe.</summary>
public interface ILanguageIdentifier
{
    /// <summary>The language, always one of <paramref name="candidates"/>; null when the text gives no evidence.</summary>
    LanguageIdentification? Identify(string text, IReadOnlyList<LanguageTag> candidates);
}
