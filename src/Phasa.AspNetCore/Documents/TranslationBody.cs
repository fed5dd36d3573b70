namespace Phasa.AspNetCore.Documents;

/// <summary>A human translation: of the whole document, with <c>text</c>, or of single passages, with <c>passages</c>.</summary>
/// <param name="Title">The translated title; only with <c>text</c>.</param>
/// <param name="Text">The translated text, in the document's format.</param>
/// <param name="Passages">Translated passages, 1 to 10,000.</param>
internal sealed record TranslationBody(string? Title = null, string? Text = null, IReadOnlyList<PassageTranslationBody>? Passages = null);

/// <summary>A human translation of one passage.</summary>
/// <param name="PassageId">The passage.</param>
/// <param name="Text">The translated text.</param>
internal sealed record PassageTranslationBody(string PassageId, string Text);

/// <summary>What was queued anew.</summary>
/// <param name="Id">The document.</param>
/// <param name="Language">The language.</param>
/// <param name="Queued">1 when its translation waits anew, 0 when there was nothing to translate or it waits or runs already.</param>
/// <param name="State">The document's state in the language now.</param>
internal sealed record RetryAnswer(string Id, string Language, int Queued, string State);
