using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Translation.Costs;

/// <summary>
/// The books of what translations cost, and the budgets. A call is held before it is made and settled after it; what
/// is accepted of it is kept with the settlement, in one transaction, until the document's job ends. So a process that
/// dies neither pays for an answer twice nor spends what the books do not know.
/// </summary>
public interface ITranslationLedger
{
    /// <summary>Sets the most that may be spent for a collection in a month, or with null takes the limit away. Jobs that wait for a budget are due now.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    Task SetBudgetAsync(CollectionId collection, Money? limit, CancellationToken cancellationToken = default);

    /// <summary>The budget of a collection in a month.</summary>
    Task<BudgetState> BudgetAsync(CollectionId collection, SpendMonth month, CancellationToken cancellationToken = default);

    /// <summary>
    /// Holds the most that a call can cost, if the month's budget has it. A cost in another currency than the budget's is
    /// never held. Holds whose time is over count as spent, unconfirmed.
    /// </summary>
    /// <param name="spender">Who pays.</param>
    /// <param name="provider">The provider's configured name.</param>
    /// <param name="atMost">What the call can take at most.</param>
    /// <param name="until">When the call is surely over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<SpendHold> HoldAsync(Spender spender, string provider, Spending atMost, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Ends a hold. One whose time was over has been counted already; only what is kept is added then.</summary>
    /// <param name="hold">The hold; null for a call that could cost nothing.</param>
    /// <param name="spender">Who pays.</param>
    /// <param name="provider">The provider's configured name.</param>
    /// <param name="spent">What the call took; null when nobody knows, and the most that was held for it counts.</param>
    /// <param name="accepted">Its accepted translations, kept for the spender's document.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task SettleAsync(
        long? hold, Spender spender, string provider, Spending? spent, IReadOnlyList<KeptTranslation> accepted, CancellationToken cancellationToken = default);

    /// <summary>What is kept for a document in a language. It goes with the document's job.</summary>
    Task<IReadOnlyList<KeptTranslation>> KeptAsync(DocumentKey document, LanguageTag language, CancellationToken cancellationToken = default);

    /// <summary>Forgets what is kept of originals, so that they are translated anew.</summary>
    Task ForgetAsync(DocumentKey document, LanguageTag language, IReadOnlyCollection<string> sources, CancellationToken cancellationToken = default);

    /// <summary>What was spent from one month to another, both included, in the order of months, languages, documents and providers.</summary>
    Task<IReadOnlyList<SpendLine>> ReadAsync(CollectionId collection, SpendMonth from, SpendMonth to, CancellationToken cancellationToken = default);
}
