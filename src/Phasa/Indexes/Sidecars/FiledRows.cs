namespace Phasa.Indexes.Sidecars;

/// <summary>A file of one language's rows, as a catalogue names it.</summary>
/// <param name="Generation">The set it was written for: a random number, part of its name.</param>
/// <param name="Sequence">The collection's sequence number then.</param>
internal readonly record struct FiledRows(ulong Generation, long Sequence);
