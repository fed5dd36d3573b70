using Phasa.Documents;

namespace Phasa.AspNetCore.Exchange;

/// <summary>A page of stale translations.</summary>
/// <param name="Translations">The translations.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
internal sealed record StaleListAnswer(IReadOnlyList<StaleAnswer> Translations, string? NextCursor);

/// <summary>A person's translation of a text that has changed since.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Title">The document's title.</param>
/// <param name="PassageId">The passage.</param>
/// <param name="Language">The language of the translation.</param>
/// <param name="OldSource">The text it is a translation of; null when it is not known.</param>
/// <param name="Source">The text as it is now; null when the passage is gone.</param>
/// <param name="Text">The translation.</param>
/// <param name="UpdatedAt">When it was written.</param>
internal sealed record StaleAnswer(
    string DocumentId, string Title, string PassageId, string Language, string? OldSource, string? Source, string Text, DateTimeOffset UpdatedAt)
{
    public static StaleAnswer Of(StaleTranslation stale) => new(
        stale.DocumentId, stale.Title, stale.Passage.ToString(), stale.Language.Value, stale.OutdatedSource, stale.Source, stale.Text, stale.UpdatedAt);
}
