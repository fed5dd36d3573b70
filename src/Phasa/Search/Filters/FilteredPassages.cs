using Phasa.Indexes;

namespace Phasa.Search.Filters;

/// <summary>What a filter leaves of a snapshot.</summary>
/// <param name="Passages">The passages, by slot, of documents that meet it; those of their earlier versions may be among them.</param>
/// <param name="Unknown">Keys it asks for that no document has, each with names like it that documents do have.</param>
internal sealed record FilteredPassages(FrozenBitmap Passages, IReadOnlyList<(string Key, IReadOnlyList<string> Near)> Unknown);
