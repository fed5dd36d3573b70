using Phasa.Indexes;

namespace Phasa.Search.Filters;

/// <summary>What a filter leaves of a snapshot.</summary>
/// <param name="Passages">The passages, by slot, of documents that meet it; those that were removed since may be among them.</param>
/// <param name="Documents">How many documents meet it.</param>
/// <param name="Unknown">Keys it asks for that no document has, each with names like it that documents do have.</param>
internal sealed record FilteredPassages(FrozenBitmap Passages, int Documents, IReadOnlyList<(string Key, IReadOnlyList<string> Near)> Unknown);
