using Phasa.Languages;

namespace Phasa.Separation.Paths;

/// <summary>Queries that could not be asked on a path.</summary>
/// <param name="Language">Their language.</param>
/// <param name="Path">The path.</param>
/// <param name="Queries">How many.</param>
/// <param name="IsWhole">Whether these are all of them, so that the path has no figures; else they count as having found nothing.</param>
/// <param name="Reason">Why not.</param>
public sealed record PathGap(LanguageTag Language, RetrievalPath Path, int Queries, bool IsWhole, string Reason);
