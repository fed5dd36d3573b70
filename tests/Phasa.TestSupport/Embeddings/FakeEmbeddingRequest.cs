using System.Text.Json.Nodes;

namespace Phasa.TestSupport.Embeddings;

/// <summary>A call as a fake embedding endpoint received it.</summary>
/// <param name="Path">The path with its query.</param>
/// <param name="Body">The body.</param>
/// <param name="Model">The model it names.</param>
/// <param name="Texts">The texts.</param>
/// <param name="Role">The role it says, in the protocol's own word; null for none.</param>
/// <param name="Dimensions">The dimensions it asks for; null for none.</param>
/// <param name="Key">The key, from where the protocol has it.</param>
public sealed record FakeEmbeddingRequest(
    string Path, JsonObject Body, string Model, IReadOnlyList<string> Texts, string? Role, int? Dimensions, string? Key);
