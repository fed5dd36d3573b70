using System.Text.Json;
using Phasa.Documents;

namespace Phasa.Indexes.Metadata;

/// <summary>A document's metadata as they are now.</summary>
/// <param name="Document">The document.</param>
/// <param name="Id">The owner's id; null when the document was deleted.</param>
/// <param name="Metadata">The metadata; empty when the document was deleted.</param>
public sealed record DocumentMetadataChange(DocumentKey Document, string? Id, IReadOnlyDictionary<string, JsonElement> Metadata);
