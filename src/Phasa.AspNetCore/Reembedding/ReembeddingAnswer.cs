using System.Text.Json.Serialization;
using Phasa.AspNetCore.Collections;
using Phasa.AspNetCore.Json;
using Phasa.Collections;
using Phasa.Reembedding;

namespace Phasa.AspNetCore.Reembedding;

/// <summary>The spaces of a collection and the work on them.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Embedding">The space that searches use.</param>
/// <param name="Next">The space being built, or null.</param>
/// <param name="Previous">The space before, kept for a way back, or null.</param>
/// <param name="Reembedding">The reembedding under way, else the last one that switched, or null.</param>
internal sealed record ReembeddingAnswer(
    string Collection, EmbeddingAnswer Embedding, KeptSpaceAnswer? Next, KeptSpaceAnswer? Previous, ReembeddingJobAnswer? Reembedding)
{
    public static ReembeddingAnswer Of(Collection collection, ReembeddingStatus status) => new(
        collection.Name,
        EmbeddingAnswer.Of(status.Spaces.Current),
        KeptSpaceAnswer.Of(status.Spaces.Next),
        KeptSpaceAnswer.Of(status.Spaces.Previous),
        status.Job is null ? null : ReembeddingJobAnswer.Of(status.Job));
}

/// <summary>A space beside the one that searches use.</summary>
/// <param name="Embedding">The space.</param>
/// <param name="DocumentsBehind">Documents whose present content it has not followed yet.</param>
internal sealed record KeptSpaceAnswer(EmbeddingAnswer Embedding, long DocumentsBehind)
{
    public static KeptSpaceAnswer? Of(KeptSpace? space) => space is null ? null : new(EmbeddingAnswer.Of(space.Space), space.DocumentsBehind);
}

/// <summary>A move of a collection to another space.</summary>
/// <param name="From">The model it leaves.</param>
/// <param name="To">The model it moves to.</param>
/// <param name="Purpose">new-model or rollback.</param>
/// <param name="Switch">What happens when all rows are there.</param>
/// <param name="State">building; ready, when it waits for a person; failed; switched.</param>
/// <param name="Done">Texts that have rows in the new space.</param>
/// <param name="Total">Texts that are to have them, as last counted.</param>
/// <param name="Attempts">Attempts since rows were last written.</param>
/// <param name="Error">What the last attempt failed with, or why it waits; or null.</param>
/// <param name="StartedAt">When it was asked for.</param>
/// <param name="EndedAt">When it reached its state, unless it is building.</param>
/// <param name="DueAt">When the next attempt is due.</param>
/// <param name="LeasedUntil">Until when a worker has it, or null.</param>
/// <param name="Comparison">How the models compare, once that is known.</param>
internal sealed record ReembeddingJobAnswer(
    string From,
    string To,
    [property: JsonConverter(typeof(KebabEnum<ReembeddingPurpose>))] ReembeddingPurpose Purpose,
    [property: JsonConverter(typeof(KebabEnum<SwitchRule>))] SwitchRule Switch,
    [property: JsonConverter(typeof(KebabEnum<ReembeddingState>))] ReembeddingState State,
    long Done,
    long Total,
    int Attempts,
    string? Error,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? LeasedUntil,
    ComparisonAnswer? Comparison)
{
    public static ReembeddingJobAnswer Of(ReembeddingJob job) => new(
        job.From.Model, job.To.Model, job.Purpose, job.Rule, job.State, job.Done, job.Total, job.Attempts, job.Error,
        job.StartedAt, job.EndedAt, job.DueAt, job.LeasedUntil, job.Comparison is null ? null : ComparisonAnswer.Of(job.Comparison));
}
