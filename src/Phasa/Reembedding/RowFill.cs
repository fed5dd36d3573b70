using Phasa.Documents;

namespace Phasa.Reembedding;

/// <summary>The rows of one text for the space being built.</summary>
/// <param name="Text">The text as it was read.</param>
/// <param name="Rows">Its rows, at least one.</param>
public sealed record RowFill(GapText Text, IReadOnlyList<RowWrite> Rows);
