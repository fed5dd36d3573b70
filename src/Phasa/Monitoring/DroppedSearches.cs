using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Monitoring;

/// <summary>Searches of one hour that were answered and counted, but not recorded.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Language">The queries' language.</param>
/// <param name="Hour">When the hour began, UTC.</param>
/// <param name="Searches">How many they were.</param>
/// <param name="Zero">How many of them had no hit.</param>
public sealed record DroppedSearches(CollectionId Collection, LanguageTag Language, DateTimeOffset Hour, long Searches, long Zero);
