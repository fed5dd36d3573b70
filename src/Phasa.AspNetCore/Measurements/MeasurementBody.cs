namespace Phasa.AspNetCore.Measurements;

/// <summary>A measurement to be made. With no member at all, the set in the box is measured with the default model.</summary>
/// <param name="PairSet">The name of a pair set in the box.</param>
/// <param name="Pairs">Pairs of one's own, 1 to 2,000; not together with pairSet.</param>
/// <param name="Collection">A collection that the result is to speak for; without pairs and pairSet, the pairs are made of what it holds.</param>
/// <param name="Embeddings">The names of the models, 1 to 8; the collection's, or the default one, when absent.</param>
/// <param name="Source">The language that knowledge is written in; the pair set's first when absent.</param>
/// <param name="Languages">Those of the pairs' languages that are measured alone; all when absent.</param>
/// <param name="Seed">What all random numbers begin with.</param>
internal sealed record MeasurementBody(
    string? PairSet = null,
    IReadOnlyList<PairBody>? Pairs = null,
    string? Collection = null,
    IReadOnlyList<string>? Embeddings = null,
    string? Source = null,
    IReadOnlyList<string>? Languages = null,
    int? Seed = null);

/// <summary>One meaning, as a query and as a document in each of several languages.</summary>
/// <param name="Id">Its id, unique among the pairs.</param>
/// <param name="Query">The query text by language.</param>
/// <param name="Document">The document text by language.</param>
internal sealed record PairBody(string Id, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Document);
