using Phasa.Languages;
using Phasa.Translation.Costs;

namespace Phasa.Collections;

/// <summary>
/// How far a collection is covered in one language. A passage whose source language it is counts as ready. Ready, stale,
/// queued and failed passages are different ones; what remains of all has neither row nor job.
/// </summary>
/// <param name="Language">The language.</param>
/// <param name="Passages">All passages of the collection.</param>
/// <param name="Ready">Passages with a current row in the language.</param>
/// <param name="Stale">Passages whose row is a human translation of an older original.</param>
/// <param name="Human">Passages (ready or stale) whose translation is by a human.</param>
/// <param name="QueuedPassages">Passages without a row whose document's job is queued or leased.</param>
/// <param name="FailedPassages">Passages without a row whose document's job has failed or is parked.</param>
/// <param name="Bytes">Bytes of text and vectors the language's rows take.</param>
public sealed record LanguageCoverage(
    LanguageTag Language, long Passages, long Ready, long Stale, long Human, long QueuedPassages, long FailedPassages, long Bytes)
{
    /// <summary>Of <see cref="FailedPassages"/> those whose document's job is parked because the canary did not find a translation.</summary>
    public long Quarantined { get; init; }

    /// <summary>Passages whose translation was taken over from an equal passage, so that nobody was paid for it.</summary>
    public long Reused { get; init; }

    /// <summary>What translations into the language have cost so far, queries' among them, in each currency.</summary>
    public IReadOnlyList<Money> Costs { get; init; } = [];

    /// <summary>Share of passages that have a current row, 0..1; 1 for an empty collection.</summary>
    public double Share => Passages == 0 ? 1 : (double)Ready / Passages;
}
