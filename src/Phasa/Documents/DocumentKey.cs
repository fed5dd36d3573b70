namespace Phasa.Documents;

/// <summary>The store's key of a document, over all its versions. Never used again after the document was deleted.</summary>
public readonly record struct DocumentKey(long Value);
