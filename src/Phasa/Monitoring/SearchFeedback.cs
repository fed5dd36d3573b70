using Phasa.Documents;

namespace Phasa.Monitoring;

/// <summary>What somebody said about an answer.</summary>
/// <param name="Passage">The hit it is about; null for the answer as a whole.</param>
/// <param name="IsHelpful">Whether it helped.</param>
/// <param name="At">When it was said, UTC.</param>
/// <param name="Note">What is missing, in the words of whoever said it; null for none.</param>
public readonly record struct SearchFeedback(PassageId? Passage, bool IsHelpful, DateTimeOffset At, string? Note = null);
