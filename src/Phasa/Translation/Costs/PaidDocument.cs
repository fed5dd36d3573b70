using Phasa.Documents;

namespace Phasa.Translation.Costs;

/// <summary>A document that translations are paid for.</summary>
/// <param name="Key">The store's key.</param>
/// <param name="Id">Its id, under which costs are shown after it has gone.</param>
public sealed record PaidDocument(DocumentKey Key, string Id);
