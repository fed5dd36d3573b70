namespace Phasa.Translation.Costs;

/// <summary>For calls that nobody keeps books of, such as a provider's trial.</summary>
internal sealed class FreeAccount : ITranslationAccount, ITranslationHold
{
    public static FreeAccount Instance { get; } = new();

    public Task<IReadOnlyList<TranslatedText?>> RecallAsync(TranslationRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TranslatedText?>>(new TranslatedText?[request.Texts.Count]);

    public Task<ITranslationHold> HoldAsync(ITranslator provider, TranslationRequest call, CancellationToken cancellationToken) =>
        Task.FromResult<ITranslationHold>(this);

    public Task SettleAsync(TranslationUsage? usage, IReadOnlyList<KeptTranslation> accepted) => Task.CompletedTask;
}
