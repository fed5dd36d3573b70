namespace Phasa.AspNetCore.TranslationMemory;

/// <summary>What an import did.</summary>
/// <param name="Units">Pairs of source and target written to the translation memory.</param>
/// <param name="QueuedJobs">Translation jobs queued anew because of it.</param>
internal sealed record MemoryImportAnswer(long Units, int QueuedJobs);
