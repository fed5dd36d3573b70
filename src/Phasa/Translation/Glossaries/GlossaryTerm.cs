namespace Phasa.Translation.Glossaries;

/// <summary>A term and what it must be in the translation.</summary>
/// <param name="Source">The term in the source language.</param>
/// <param name="Targets">The accepted forms in the target language, the preferred one first; of a name that is kept, the name itself.</param>
/// <param name="IsCaseSensitive">Whether letter case counts on both sides.</param>
/// <param name="IsKept">Whether it is not translated at all.</param>
/// <param name="Note">When it is meant, for translators; null when nothing is said.</param>
public sealed record GlossaryTerm(string Source, IReadOnlyList<string> Targets, bool IsCaseSensitive = false, bool IsKept = false, string? Note = null);
