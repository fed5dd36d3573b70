using Phasa.Languages;

namespace Phasa.Separation.Paths;

/// <summary>How often queries that nothing answers get an answer, on a path that is cut.</summary>
/// <param name="Language">The language they were asked in.</param>
/// <param name="Queries">How many were asked; at least one.</param>
/// <param name="Accepted">How many got any hit.</param>
public sealed record FalseAccepts(LanguageTag Language, int Queries, int Accepted)
{
    /// <summary>The path they were asked on.</summary>
    public RetrievalPath Path { get; init; } = RetrievalPath.Auto;

    /// <summary>The share that got any hit, 0..1.</summary>
    public double Share => (double)Accepted / Queries;
}
