using System.Text.Json;
using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Separation;
using Phasa.Separation.Jobs;

namespace Phasa.AspNetCore.Measurements;

/// <summary>A measurement that was asked for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">queued; running; done; failed.</param>
/// <param name="PairSet">What the pairs are called.</param>
/// <param name="Origin">in-box, given or collection: where the pairs come from.</param>
/// <param name="Collection">The collection that the result speaks for; null for every collection in a measured space.</param>
/// <param name="Embeddings">The names of the models.</param>
/// <param name="Languages">The languages that are measured alone; null for all of the pairs.</param>
/// <param name="Progress">How far it is; null before a worker began.</param>
/// <param name="Attempts">How often a worker has begun it.</param>
/// <param name="Error">What the last attempt failed with, or null.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="EndedAt">When it was done or given up, or null.</param>
/// <param name="DueAt">When the next attempt is due.</param>
/// <param name="Result">The result, where one measurement that is done is asked for: the document that 'phasa measure --json' prints; else absent.</param>
internal sealed record MeasurementAnswer(
    string Id,
    [property: JsonConverter(typeof(KebabEnum<MeasurementState>))] MeasurementState State,
    string PairSet,
    [property: JsonConverter(typeof(KebabEnum<PairOrigin>))] PairOrigin Origin,
    string? Collection,
    IReadOnlyList<string> Embeddings,
    IReadOnlyList<string>? Languages,
    ProgressAnswer? Progress,
    int Attempts,
    string? Error,
    DateTimeOffset RequestedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset DueAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Result)
{
    public static MeasurementAnswer Of(MeasurementJob job, Measurement? result = null) => new(
        job.Id.ToString(), job.State, job.Request.PairSet, job.Request.Origin, job.CollectionName, job.Request.Models, job.Request.Languages?.Select(l => l.Value).ToList(),
        job.Phase is { } phase ? new(phase, job.Done, job.Total) : null,
        job.Attempts, job.Error, job.RequestedAt, job.EndedAt, job.DueAt,
        result is null ? null : JsonElement.Parse(MeasurementJson.Write(result)));
}

/// <summary>How far a measurement is.</summary>
/// <param name="Phase">pairs, embedding or figures.</param>
/// <param name="Done">Items, texts or conditions that are done.</param>
/// <param name="Total">How many there are in this phase; 0 while that is not known.</param>
internal sealed record ProgressAnswer(
    [property: JsonConverter(typeof(KebabEnum<MeasurementPhase>))] MeasurementPhase Phase, long Done, long Total);

/// <summary>A page of measurements.</summary>
/// <param name="Measurements">The measurements without their results, the last one asked for first.</param>
/// <param name="NextCursor">What to send as 'cursor' for the next page; null on the last.</param>
internal sealed record MeasurementListAnswer(IReadOnlyList<MeasurementAnswer> Measurements, string? NextCursor);
