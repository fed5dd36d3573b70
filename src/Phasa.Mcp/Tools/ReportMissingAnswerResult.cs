namespace Phasa.Mcp.Tools;

/// <summary>What was noted.</summary>
/// <param name="Recorded">Whether it is in the search log; false where that is switched off.</param>
/// <param name="SearchId">The search that it was noted for; null where nothing was.</param>
/// <param name="AskedAnew">Whether the question was not in the log, so that it was asked anew to have its figures there.</param>
/// <param name="NoteKept">Whether the note was kept: only where the log keeps the words of queries.</param>
/// <param name="Message">The same in a sentence.</param>
internal sealed record ReportMissingAnswerResult(bool Recorded, string? SearchId, bool AskedAnew, bool NoteKept, string Message);
