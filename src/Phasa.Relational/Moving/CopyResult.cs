namespace Phasa.Relational.Moving;

/// <summary>A copy that has ended.</summary>
/// <param name="From">What people call the source.</param>
/// <param name="To">What people call the target.</param>
/// <param name="Rows">Lines of all tables.</param>
/// <param name="Tables">What each table holds, in the source and in the target.</param>
public sealed record CopyResult(string From, string To, long Rows, IReadOnlyDictionary<string, TableContent> Tables);
