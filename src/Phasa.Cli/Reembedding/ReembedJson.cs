using Phasa.Cli.Output;
using Phasa.Embeddings;
using Phasa.Reembedding;
using Phasa.Reembedding.Comparison;
using Phasa.Separation;

namespace Phasa.Cli.Reembedding;

/// <summary>Prints a collection's spaces and its reembedding as the API shows them.</summary>
internal static class ReembedJson
{
    /// <summary>Prints the document.</summary>
    public static void Write(Terminal terminal, string collection, ReembeddingStatus status) => JsonOutput.Write(terminal, new
    {
        collection,
        embedding = Of(status.Spaces.Current),
        next = Of(status.Spaces.Next),
        previous = Of(status.Spaces.Previous),
        reembedding = status.Job is not { } job ? null : new
        {
            from = job.From.Model,
            to = job.To.Model,
            job.Purpose,
            @switch = job.Rule,
            job.State,
            job.Done,
            job.Total,
            job.Attempts,
            job.Error,
            job.StartedAt,
            job.EndedAt,
            job.DueAt,
            job.LeasedUntil,
            comparison = Of(job.Comparison),
        },
    });

    private static object Of(EmbeddingSpace space) => new { space.Provider, space.Model, space.Revision, space.Dimensions, fingerprint = space.Id };

    private static object? Of(KeptSpace? space) => space is null ? null : new { embedding = Of(space.Space), space.DocumentsBehind };

    private static object? Of(SpaceComparison? comparison) => comparison is null ? null : new
    {
        comparison.At,
        comparison.Seed,
        comparison.Documents,
        comparison.Passages,
        comparison.Worse,
        paths = comparison.Paths.Select(p => new
        {
            p.Language,
            p.Path,
            p.Documents,
            p.Questions,
            recallAt1 = Of(p.RecallAt1),
            recallAt5 = Of(p.RecallAt5),
            mrr = Of(p.Mrr),
            similarity = new { oldRight = p.First.Right, oldUnrelated = p.First.Unrelated, newRight = p.Second.Right, newUnrelated = p.Second.Unrelated },
            p.Verdict,
        }),
    };

    private static object Of(PairedDifference difference) =>
        new { old = difference.First, @new = difference.Second, difference.Difference, difference.Low, difference.High };
}
