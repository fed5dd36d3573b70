using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Translation.Costs;

/// <summary>What translations are paid for.</summary>
/// <param name="Collection">The collection whose budget pays.</param>
/// <param name="Language">The language translated into.</param>
/// <param name="Document">The document; null for a query.</param>
public sealed record Spender(CollectionId Collection, LanguageTag Language, PaidDocument? Document);
