namespace Phasa.Indexes.Metadata;

/// <summary>What a filter can ask of a document.</summary>
/// <param name="Id">The owner's id.</param>
/// <param name="Entries">A line per key and value, keys in order; a key without a value has one line with <see cref="MetadataValue.Nothing"/>.</param>
internal sealed record DocumentMetadata(string Id, MetadataEntry[] Entries);

/// <summary>A value at a key.</summary>
/// <param name="Key">The key; one inside an object with the keys above it and dots between.</param>
/// <param name="Value">The value, one of several for an array.</param>
internal readonly record struct MetadataEntry(string Key, MetadataValue Value);
