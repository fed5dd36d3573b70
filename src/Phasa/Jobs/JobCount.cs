using Phasa.Languages;

namespace Phasa.Jobs;

/// <summary>How many jobs of a kind there are.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Language">The language they bring documents into.</param>
/// <param name="State">Where they are.</param>
/// <param name="Jobs">How many, at least 1.</param>
public sealed record JobCount(string Collection, LanguageTag Language, JobState State, long Jobs);
