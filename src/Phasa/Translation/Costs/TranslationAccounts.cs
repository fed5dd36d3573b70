using Phasa.Storage;

namespace Phasa.Translation.Costs;

/// <summary>Opens accounts in the store's books. Thread-safe.</summary>
public sealed class TranslationAccounts(IKnowledgeStore store, TranslationOptions options, TimeProvider time)
{
    /// <summary>The account of who pays.</summary>
    public ITranslationAccount Of(Spender spender) => new LedgerAccount(store.Ledger, spender, options, time);
}
