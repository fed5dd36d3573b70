using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Jobs;

namespace Phasa.AspNetCore.Jobs;

/// <summary>The work of bringing one document into one language. A job that is done is gone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Language">The language.</param>
/// <param name="State">queued; leased, when a worker has it; failed, when every attempt failed; parked, when it needs a change first.</param>
/// <param name="Attempts">How often a worker has begun it since it was queued.</param>
/// <param name="Step">The step the last attempt failed in (translate, embed, canary, store), or null.</param>
/// <param name="Error">What the last attempt failed with, or null.</param>
/// <param name="DueAt">When the next attempt is due.</param>
/// <param name="LeasedUntil">Until when a worker has it, or null.</param>
internal sealed record JobAnswer(
    long Id,
    string DocumentId,
    string Language,
    [property: JsonConverter(typeof(KebabEnum<JobState>))] JobState State,
    int Attempts,
    string? Step,
    string? Error,
    DateTimeOffset DueAt,
    DateTimeOffset? LeasedUntil)
{
    public static JobAnswer Of(TranslationJob job) => new(
        job.Id, job.DocumentId, job.Language.Value, job.State, job.Attempts, job.Step, job.Error, job.DueAt, job.LeasedUntil);
}

/// <summary>A page of jobs.</summary>
/// <param name="Jobs">The jobs by id.</param>
/// <param name="NextCursor">What to send as 'cursor' for the next page; null on the last.</param>
internal sealed record JobListAnswer(IReadOnlyList<JobAnswer> Jobs, string? NextCursor);
