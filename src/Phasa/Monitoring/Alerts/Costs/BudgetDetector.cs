using System.Globalization;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Storage;
using Phasa.Translation.Costs;

namespace Phasa.Monitoring.Alerts.Costs;

/// <summary>Finds collections whose budget of the month is nearly or wholly spent.</summary>
public sealed class BudgetDetector(IKnowledgeStore store, IOptions<AlertOptions> options, TimeProvider time) : IAlertDetector
{
    /// <inheritdoc/>
    public IReadOnlyCollection<AlertKind> Kinds { get; } = [AlertKind.BudgetSpent];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AlertFinding>> FindAsync(Collection collection, IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var month = SpendMonth.Of(now);
        var budget = await store.Ledger.BudgetAsync(collection.Id, month, cancellationToken).ConfigureAwait(false);
        if (budget.Limit is not { } limit)
        {
            return [];
        }

        // Jobs wait for the next month as soon as what is left does not pay their next call. Nothing was spent of a budget of nothing; it stops them all the same.
        var waiting = await store.Jobs.CountWaitingAsync(collection.Id, JobProblem.Budget, cancellationToken).ConfigureAwait(false);
        var isSpent = waiting > 0 || (limit.Amount > 0 && budget.Spent >= limit.Amount);
        if (!isSpent && (limit.Amount == 0 || budget.Spent < limit.Amount * (decimal)options.Value.BudgetShare))
        {
            return [];
        }

        var key = new AlertKey(AlertKind.BudgetSpent, collection.Id);
        var share = limit.Amount == 0 ? 1 : budget.Spent / limit.Amount;
        return
        [
            new(
                key, isSpent ? AlertSeverity.Critical : AlertSeverity.Warning, open.GetValueOrDefault(key)?.Finding.Since ?? now,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{budget.Spent:0.00####} of the {limit} for {month} are spent, {Math.Floor(share * 100)} %.{(waiting > 0 ? $" {waiting:#,0} translations wait until {month.End:yyyy-MM-dd}, because what is left does not pay them." : isSpent ? " Nothing more is translated for money this month." : "")}"),
                $"'phasa costs --collection {collection.Name}' shows what it went to. 'phasa budget --collection {collection.Name} --set SUM' sets a larger budget, and jobs that wait go on at once.")
            {
                Measured = (double)budget.Spent,
                Expected = (double)limit.Amount,
            },
        ];
    }
}
