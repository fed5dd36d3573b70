using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Monitoring.Insights;
using Phasa.Storage;
using Phasa.Translation.Costs;

namespace Phasa.Rollout.Past;

/// <summary>Tells what became of plans. Thread-safe.</summary>
public sealed class PlanHistory(IKnowledgeStore store, InsightService insights, TimeProvider time)
{
    /// <summary>Compares what a plan expected with what happened.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: the collection has no such plan.</exception>
    public async Task<PlanRetrospect> LookBackAsync(Collection collection, long plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var past = await store.Plans.FindAsync(collection.Id, plan, cancellationToken).ConfigureAwait(false)
            ?? throw new PhasaException(ErrorCodes.InvalidRequest, $"'{collection.Name}' has no plan {plan}.", "'phasa plan --history' lists the plans that were carried out.");
        var states = new List<TranslationState?>();
        foreach (var line in past.Plan.Lines)
        {
            var document = await store.Documents.SummarizeAsync(collection.Id, line.DocumentId, cancellationToken).ConfigureAwait(false);
            states.Add(document?.Languages.FirstOrDefault(l => l.Language == line.Language)?.State);
        }

        var (before, after) = await WindowsAsync(collection.Id, past, cancellationToken).ConfigureAwait(false);
        return new(
            past,
            states.Count(s => s is TranslationState.Ready or TranslationState.Stale or TranslationState.Original),
            states.Count(s => s is TranslationState.Queued or TranslationState.Translating or TranslationState.Missing),
            states.Count(s => s is TranslationState.Failed or TranslationState.Parked or TranslationState.Quarantined),
            states.Count(s => s is null),
            await SpentAsync(collection.Id, past, cancellationToken).ConfigureAwait(false),
            [.. past.Plan.Languages.Select(l => Retrospect.Of(l, Window(before, l.Language), Window(after, l.Language)))]);
    }

    private static SearchWindow Window(Dictionary<LanguageTag, InsightFigures> figures, LanguageTag language) =>
        figures.TryGetValue(language, out var found) ? SearchWindow.Of(found) : new(0, 0, 0);

    private async Task<(Dictionary<LanguageTag, InsightFigures> Before, Dictionary<LanguageTag, InsightFigures> After)> WindowsAsync(
        CollectionId collection, PastPlan past, CancellationToken cancellationToken)
    {
        await insights.RollUpAsync(cancellationToken).ConfigureAwait(false);
        var (from, end) = (past.At.AddDays(-past.Plan.Days), past.At.AddDays(past.Plan.Days));
        var now = time.GetUtcNow() < end ? time.GetUtcNow() : end;
        // By hours while they are kept, so that the day of the plan is told apart into before and after.
        var span = time.GetUtcNow() - from < InsightSpans.HoursAreKept ? InsightSpan.Hour : InsightSpan.Day;
        var lines = await store.Insights.ReadAsync(collection, span, from, now, cancellationToken).ConfigureAwait(false);
        return (Sum(lines.Where(l => l.Start < span.Start(past.At))), Sum(lines.Where(l => l.Start > span.Start(past.At))));
    }

    private static Dictionary<LanguageTag, InsightFigures> Sum(IEnumerable<InsightLine> lines)
    {
        var sums = new Dictionary<LanguageTag, InsightFigures>();
        foreach (var line in lines)
        {
            if (!sums.TryAdd(line.Language, line.Figures))
            {
                sums[line.Language].Add(line.Figures);
            }
        }

        return sums;
    }

    private async Task<IReadOnlyList<Money>> SpentAsync(CollectionId collection, PastPlan past, CancellationToken cancellationToken)
    {
        var lines = past.Plan.Lines.Select(l => (l.DocumentId, l.Language)).ToHashSet();
        var spent = await store.Ledger.ReadAsync(collection, SpendMonth.Of(past.At), SpendMonth.Of(time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        return [.. spent.Where(s => s.Currency is not null && s.DocumentId is { } id && lines.Contains((id, s.Language)))
            .GroupBy(s => s.Currency!).Select(g => new Money(g.Sum(s => s.Figures.Cost + s.Figures.UnconfirmedCost), g.Key))];
    }
}
