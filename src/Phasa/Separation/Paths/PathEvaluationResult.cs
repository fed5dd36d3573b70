using Phasa.Embeddings;

namespace Phasa.Separation.Paths;

/// <summary>How the paths over a collection serve judged queries.</summary>
public sealed record PathEvaluationResult
{
    /// <summary>The collection's name.</summary>
    public required string Collection { get; init; }

    /// <summary>The space it was asked in.</summary>
    public required EmbeddingSpace Space { get; init; }

    /// <summary>How many queries a document answers.</summary>
    public required int Answerable { get; init; }

    /// <summary>How many queries nothing answers.</summary>
    public required int Unanswerable { get; init; }

    /// <summary>What all random numbers began with.</summary>
    public required int Seed { get; init; }

    /// <summary>How often the queries were drawn anew.</summary>
    public required int Draws { get; init; }

    /// <summary>What every answerable query got, by language and then path.</summary>
    public required IReadOnlyList<PathAnswer> Answers { get; init; }

    /// <summary>The means of the answers.</summary>
    public required IReadOnlyList<PathMeasurement> Paths { get; init; }

    /// <summary>The paths compared with each other.</summary>
    public required IReadOnlyList<PathDifference> Differences { get; init; }

    /// <summary>How often unanswerable queries were answered; by language and path; empty where there are none or no path that is cut was asked for.</summary>
    public required IReadOnlyList<FalseAccepts> FalseAccepts { get; init; }

    /// <summary>What could not be asked, and why.</summary>
    public required IReadOnlyList<PathGap> Gaps { get; init; }
}
