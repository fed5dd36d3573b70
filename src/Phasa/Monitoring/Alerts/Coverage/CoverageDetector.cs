using System.Globalization;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts.Coverage;

/// <summary>
/// Finds languages that cover less of their collection than they did, where nothing is on its way that would mend it. Only languages into
/// which everything is translated of itself: in the others new documents are not meant to be.
/// </summary>
public sealed class CoverageDetector(IKnowledgeStore store, IOptions<AlertOptions> options, TimeProvider time) : IAlertDetector
{
    private const string Topic = "coverage";

    // What was found stays until half of the margin is mended.
    private const double Over = 0.5;

    private readonly AlertOptions _options = options.Value;

    /// <inheritdoc/>
    public IReadOnlyCollection<AlertKind> Kinds { get; } = [AlertKind.CoverageFallen];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AlertFinding>> FindAsync(Collection collection, IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var notes = await store.Alerts.NotesAsync<CoverageNote>(collection.Id, Topic, cancellationToken).ConfigureAwait(false);
        List<AlertFinding> found = [];
        foreach (var language in await store.Collections.CoverageAsync(collection.Id, cancellationToken).ConfigureAwait(false))
        {
            if (language.Passages == 0 || !collection.Languages.Contains(language.Language) || collection.PolicyOf(language.Language) != LanguagePolicy.All)
            {
                continue;
            }

            var key = new AlertKey(AlertKind.CoverageFallen, collection.Id, language.Language);
            var margin = _options.CoverageMargin * (open.ContainsKey(key) ? Over : 1);
            var note = Noted(notes.GetValueOrDefault(language.Language.Value) ?? new() { RoseAt = now }, language, margin, now);
            if (IsFallen(note, language, margin, now))
            {
                found.Add(Finding(key, collection.Name, note, language, now));
            }

            if (!IsSame(note, notes.GetValueOrDefault(language.Language.Value)))
            {
                await store.Alerts.ChangeNoteAsync<CoverageNote>(collection.Id, Topic, language.Language.Value, _ => note, cancellationToken).ConfigureAwait(false);
            }
        }

        return found;
    }

    // What a person translated of an older original is found as it is.
    private static long Covered(LanguageCoverage language) => language.Ready + language.Stale;

    private CoverageNote Noted(CoverageNote former, LanguageCoverage language, double margin, DateTimeOffset now)
    {
        var note = former.Seen(Covered(language), Share(language, Covered(language)), now, _options.CoverageDays);
        var isLow = Best(note, now) is { } best && Falls(best.Share, Share(language, Covered(language)), margin);
        return note with { LowSince = isLow ? former.LowSince ?? now : null };
    }

    private bool IsFallen(CoverageNote note, LanguageCoverage language, double margin, DateTimeOffset now)
    {
        if (note.LowSince is not { } since || Best(note, now) is not { } best)
        {
            return false;
        }

        // Work under way may mend it, as long as it mends something.
        var isMended = !Falls(best.Share, Share(language, Covered(language) + language.QueuedPassages), margin);
        var lately = note.RoseAt > since ? note.RoseAt : since;
        return !isMended || now - lately >= _options.CoverageMending;
    }

    private AlertFinding Finding(AlertKey key, string collection, CoverageNote note, LanguageCoverage language, DateTimeOffset now)
    {
        var (best, share) = (Best(note, now)!.Value, Share(language, Covered(language)));
        var open = language.Passages - Covered(language);
        return new(
            key, share < best.Share / 2 ? AlertSeverity.Critical : AlertSeverity.Warning, note.LowSince!.Value,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Covered(language):#,0} of {language.Passages:#,0} passages can be found in {language.Language}, {Percent(share)}; it was {Percent(best.Share)} on {best.Day:yyyy-MM-dd}. Of the other {open:#,0}, {language.FailedPassages:#,0} failed, {language.QueuedPassages:#,0} wait and {open - language.FailedPassages - language.QueuedPassages:#,0} have no job."),
            $"'phasa translations status --collection {collection}' says why translations failed; 'phasa translations retry' has them tried anew, and makes the jobs that are missing.")
        {
            Measured = share,
            Expected = best.Share,
        };
    }

    private (DateOnly Day, double Share)? Best(CoverageNote note, DateTimeOffset now) => note.Best(DateOnly.FromDateTime(now.UtcDateTime), _options.CoverageDays);

    private static double Share(LanguageCoverage language, long covered) => Math.Min(1, (double)covered / language.Passages);

    // A little less than nothing: shares of the same numbers differ in their last digits.
    private static bool Falls(double best, double share, double margin) => best - share - margin > 1e-9;

    private static bool IsSame(CoverageNote note, CoverageNote? former) =>
        former is not null && note.Covered == former.Covered && note.RoseAt == former.RoseAt && note.LowSince == former.LowSince && note.Days.OrderBy(d => d.Key).SequenceEqual(former.Days.OrderBy(d => d.Key));

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
