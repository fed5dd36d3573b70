namespace Phasa.Translation.Costs;

/// <summary>An account in the store's books.</summary>
internal sealed class LedgerAccount(ITranslationLedger ledger, Spender spender, TranslationOptions options, TimeProvider time) : ITranslationAccount
{
    // A call is over long before: after its time-out, and whatever its provider waits and tries in it.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<TranslatedText?>> RecallAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        if (spender.Document is not { } document)
        {
            return new TranslatedText?[request.Texts.Count];
        }

        var kept = await ledger.KeptAsync(document.Key, spender.Language, cancellationToken).ConfigureAwait(false);
        var bySource = kept.ToDictionary(k => k.Source, k => k.Text, StringComparer.Ordinal);
        return [.. request.Texts.Select(bySource.GetValueOrDefault)];
    }

    public async Task<ITranslationHold> HoldAsync(ITranslator provider, TranslationRequest call, CancellationToken cancellationToken)
    {
        var atMost = provider.AtMost(call);
        if (atMost == default)
        {
            return new Hold(this, null, provider.Name);
        }

        var hold = await ledger.HoldAsync(
            spender, provider.Name, Priced(provider.Name, atMost), time.GetUtcNow() + provider.Limits.Timeout + Margin, cancellationToken).ConfigureAwait(false);
        return hold.Id is { } id ? new Hold(this, id, provider.Name) : throw Refused(provider.Name, Priced(provider.Name, atMost), hold.Budget);
    }

    private Spending Priced(string provider, TranslationUsage usage) => new(
        usage,
        options.Prices.TryGetValue(provider, out var price) ? new(price.Of(usage.Characters, usage.InputTokens, usage.OutputTokens), price.Currency) : null);

    private TranslationException Refused(string provider, Spending call, BudgetState budget) => new(
        TranslationFailure.OverBudget,
        budget.Limit!.Currency != call.Cost!.Currency
            ? $"The price of '{provider}' is in {call.Cost.Currency}, the collection's budget in {budget.Limit.Currency}."
            : FormattableString.Invariant($"The budget of {budget.Limit} for {budget.Month} has {budget.Left:0.00####} left; the call can cost {call.Cost.Amount:0.00####}."))
    {
        RetryAfter = budget.Month.End - time.GetUtcNow(),
    };

    private sealed class Hold(LedgerAccount account, long? id, string provider) : ITranslationHold
    {
        public Task SettleAsync(TranslationUsage? usage, IReadOnlyList<KeptTranslation> accepted) => id is null && accepted.Count == 0
            ? Task.CompletedTask
            : account.SettleAsync(id, provider, usage, accepted);
    }

    private async Task SettleAsync(long? hold, string provider, TranslationUsage? usage, IReadOnlyList<KeptTranslation> accepted)
    {
        var spending = usage is { } known ? Priced(provider, known) : null;
        await ledger.SettleAsync(hold, spender, provider, spending, accepted, CancellationToken.None).ConfigureAwait(false);
        if (spending?.Cost is { } cost)
        {
            SpendMeter.Add(provider, cost);
        }
    }
}
