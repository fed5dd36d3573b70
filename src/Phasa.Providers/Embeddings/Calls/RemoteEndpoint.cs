using Phasa.Providers.Embeddings.Models;

namespace Phasa.Providers.Embeddings.Calls;

/// <summary>What a generator needs to call its endpoint.</summary>
/// <param name="Kind">The kind of model.</param>
/// <param name="Root">The endpoint's address, ending in a slash.</param>
/// <param name="Key">The key; null for none.</param>
/// <param name="Model">The model.</param>
/// <param name="Http">The client, without a time limit of its own.</param>
/// <param name="Faults">How failures are told.</param>
internal sealed record RemoteEndpoint(string Kind, Uri Root, string? Key, RemoteModel Model, HttpClient Http, EmbeddingFaults Faults);
