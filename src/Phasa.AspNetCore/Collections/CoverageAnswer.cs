using Phasa.Collections;

namespace Phasa.AspNetCore.Collections;

/// <summary>How far a collection is covered.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Languages">Each of its languages.</param>
internal sealed record CoverageAnswer(string Collection, IReadOnlyList<LanguageCoverageAnswer> Languages);

/// <summary>How far a collection is covered in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Share">The share of passages with a current row in the language, 0 to 1.</param>
/// <param name="Passages">All passages of the collection.</param>
/// <param name="Ready">Passages with a current row in the language, originals among them.</param>
/// <param name="Queued">Passages whose translation waits or is under way.</param>
/// <param name="Failed">Passages whose translation failed or waits for a person.</param>
/// <param name="Quarantined">Of these, those of documents with a translation that could not be found in its language.</param>
/// <param name="Stale">Passages whose human translation is of an older original.</param>
/// <param name="Human">Passages with a human translation, current or stale.</param>
/// <param name="Bytes">What the language's texts and vectors take.</param>
/// <param name="Reused">Passages whose translation was taken over from an equal passage, so that nobody was paid for it.</param>
/// <param name="Cost">What translations into it have cost so far, queries' among them; null without prices, or in several currencies.</param>
/// <param name="Currency">The currency of the cost.</param>
internal sealed record LanguageCoverageAnswer(
    string Language, double Share, long Passages, long Ready, long Queued, long Failed, long Quarantined, long Stale, long Human, long Bytes, long Reused, decimal? Cost, string? Currency)
{
    public static LanguageCoverageAnswer Of(LanguageCoverage c) => new(
        c.Language.Value, Math.Round(c.Share, 4), c.Passages, c.Ready, c.QueuedPassages, c.FailedPassages, c.Quarantined, c.Stale, c.Human, c.Bytes, c.Reused,
        c.Costs is [var cost] ? cost.Amount : null, c.Costs is [var priced] ? priced.Currency : null);
}
