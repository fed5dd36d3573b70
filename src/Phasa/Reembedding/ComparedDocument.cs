using Phasa.Documents;
using Phasa.Indexes;

namespace Phasa.Reembedding;

/// <summary>A document with its rows in two spaces, all as of one moment.</summary>
/// <param name="Document">The document.</param>
/// <param name="First">Its rows in the first space.</param>
/// <param name="Second">Its rows in the second space.</param>
public sealed record ComparedDocument(StoredDocument Document, IReadOnlyList<IndexRow> First, IReadOnlyList<IndexRow> Second);
