namespace Phasa.Client.Collections;

/// <summary>A collection.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Languages">The languages it is translated into, BCP 47.</param>
/// <param name="Policies">Per language, what is translated: <c>all</c>, <c>on-demand</c>, <c>off</c> …</param>
/// <param name="Embedding">The space its rows lie in.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Documents">How many documents it has.</param>
/// <param name="Passages">How many passages they have.</param>
/// <param name="Coverage">Per language, how far it is translated; null in answers that do not show it.</param>
public sealed record CollectionInfo(
    string Name,
    IReadOnlyList<string> Languages,
    IReadOnlyDictionary<string, string> Policies,
    EmbeddingInfo Embedding,
    DateTimeOffset CreatedAt,
    long Documents,
    long Passages,
    IReadOnlyList<LanguageCoverage>? Coverage);

/// <summary>An embedding space.</summary>
public sealed record EmbeddingInfo(string Provider, string Model, string Revision, int Dimensions, string Fingerprint);

/// <summary>A collection to be made.</summary>
/// <param name="Name">Its name: lower-case letters, digits, dashes, underscores, dots.</param>
/// <param name="Languages">The languages it is translated into, its default first.</param>
/// <param name="Embedding">The embedding model's name; the default one when null.</param>
/// <param name="Policies">Per language, what is translated; everything when null.</param>
public sealed record NewCollection(string Name, IReadOnlyList<string> Languages, string? Embedding = null, IReadOnlyDictionary<string, string>? Policies = null);

/// <summary>How far each language of a collection is covered.</summary>
public sealed record Coverage(string Collection, IReadOnlyList<LanguageCoverage> Languages);

/// <summary>How far a language is covered.</summary>
/// <param name="Language">The language.</param>
/// <param name="Share">Passages with a ready row, 0 to 1.</param>
/// <param name="Passages">All passages.</param>
/// <param name="Ready">Those with a ready row.</param>
/// <param name="Queued">Those that wait for a translation.</param>
/// <param name="Failed">Those whose translation failed.</param>
/// <param name="Quarantined">Those whose translation could not be found by its own title or key sentence.</param>
/// <param name="Stale">Human translations of older originals.</param>
/// <param name="Human">Human translations.</param>
/// <param name="Bytes">What the language's rows take in the store.</param>
/// <param name="Reused">Translations taken from the memory or from equal passages.</param>
/// <param name="Cost">What its translations have cost; null where no price is known, or in several currencies.</param>
/// <param name="Currency">The currency of <paramref name="Cost"/>.</param>
public sealed record LanguageCoverage(
    string Language, double Share, long Passages, long Ready, long Queued, long Failed, long Quarantined, long Stale, long Human, long Bytes, long Reused, decimal? Cost, string? Currency);

/// <summary>The list of collections.</summary>
internal sealed record CollectionList(IReadOnlyList<CollectionInfo> Collections);
