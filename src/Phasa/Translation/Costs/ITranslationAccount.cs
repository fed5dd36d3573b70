namespace Phasa.Translation.Costs;

/// <summary>Who pays for a request: asked before each call of a provider, told after it.</summary>
public interface ITranslationAccount
{
    /// <summary>The translations of a request that were paid for before.</summary>
    /// <returns>As many entries as the request has texts; null for one that is not there.</returns>
    Task<IReadOnlyList<TranslatedText?>> RecallAsync(TranslationRequest request, CancellationToken cancellationToken);

    /// <summary>Asks whether a call may be made.</summary>
    /// <exception cref="TranslationException"><see cref="TranslationFailure.OverBudget"/>.</exception>
    Task<ITranslationHold> HoldAsync(ITranslator provider, TranslationRequest call, CancellationToken cancellationToken);
}

/// <summary>A call that may be made.</summary>
public interface ITranslationHold
{
    /// <summary>Says what became of it. It is never cancelled: what was spent was spent.</summary>
    /// <param name="usage">What it took; null when nobody knows.</param>
    /// <param name="accepted">Its accepted translations.</param>
    Task SettleAsync(TranslationUsage? usage, IReadOnlyList<KeptTranslation> accepted);
}
