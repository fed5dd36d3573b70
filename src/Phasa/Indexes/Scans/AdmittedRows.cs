namespace Phasa.Indexes.Scans;

/// <summary>The living rows of a snapshot that a filter admits.</summary>
/// <param name="Count">How many.</param>
/// <param name="Positions">Which, ascending, if they are few; null when looking at all rows finds them sooner.</param>
internal readonly record struct AdmittedRows(int Count, int[]? Positions);
