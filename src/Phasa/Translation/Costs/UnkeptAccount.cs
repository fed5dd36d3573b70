namespace Phasa.Translation.Costs;

/// <summary>Pays from an account for translations that nobody keeps: they only check others.</summary>
internal sealed class UnkeptAccount(ITranslationAccount account) : ITranslationAccount
{
    public Task<IReadOnlyList<TranslatedText?>> RecallAsync(TranslationRequest request, CancellationToken cancellationToken) =>
        FreeAccount.Instance.RecallAsync(request, cancellationToken);

    public async Task<ITranslationHold> HoldAsync(ITranslator provider, TranslationRequest call, CancellationToken cancellationToken) =>
        new Hold(await account.HoldAsync(provider, call, cancellationToken).ConfigureAwait(false));

    private sealed class Hold(ITranslationHold hold) : ITranslationHold
    {
        public Task SettleAsync(TranslationUsage? usage, IReadOnlyList<KeptTranslation> accepted) => hold.SettleAsync(usage, []);
    }
}
