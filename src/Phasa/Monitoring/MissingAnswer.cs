namespace Phasa.Monitoring;

/// <summary>What was noted of a question without an answer.</summary>
/// <param name="SearchId">The search that is marked as not helpful.</param>
/// <param name="IsAskedAnew">Whether the log had no recent search of that question, so that it was asked anew.</param>
/// <param name="IsNoteKept">Whether a note was given and kept.</param>
public sealed record MissingAnswer(string SearchId, bool IsAskedAnew, bool IsNoteKept);
