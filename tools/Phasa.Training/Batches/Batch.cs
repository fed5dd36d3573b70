namespace Phasa.Training.Batches;

/// <summary>
/// n pairs of texts: text i and text n + i mean the same. Used again from step to step.
/// </summary>
internal sealed class Batch
{
    /// <summary>The 2n texts.</summary>
    public SparseMatrix Texts { get; } = new();

    /// <summary>Pairs of items (each below n) that share a text and are not held against each other.</summary>
    public List<(int First, int Second)> Alike { get; } = [];

    /// <summary>The number of pairs.</summary>
    public int Pairs => Texts.Rows / 2;
}
