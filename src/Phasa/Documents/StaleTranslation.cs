using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>A person's translation of a text that has changed since.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Title">The document's title in its own language.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Language">The language of the translation.</param>
/// <param name="OutdatedSource">The text it is a translation of; null when it is not known.</param>
/// <param name="Source">The text as it is now; null when the passage is gone, or is written in <paramref name="Language"/> now.</param>
/// <param name="Text">The translation.</param>
/// <param name="UpdatedAt">When it was written, UTC.</param>
public sealed record StaleTranslation(
    string DocumentId, string Title, PassageId Passage, LanguageTag Language, string? OutdatedSource, string? Source, string Text, DateTimeOffset UpdatedAt)
{
    /// <summary>Its place in the list.</summary>
    public StalePosition Position => new(Passage, Language);
}

/// <summary>A place in the list of stale translations.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Language">The language.</param>
public readonly record struct StalePosition(PassageId Passage, LanguageTag Language)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out StalePosition position)
    {
        position = default;
        if (text?.Split(':') is not [var id, var tag] || !PassageId.TryParse(id, out var passage) || !LanguageTag.TryParse(tag, out var language))
        {
            return false;
        }

        position = new(passage, language);
        return true;
    }

    /// <summary>The place as people write it, <c>p12:lo</c>.</summary>
    public override string ToString() => $"{Passage}:{Language}";
}
