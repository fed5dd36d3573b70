namespace Phasa.Training.Vocabulary;

/// <summary>The features that get a row, ascending by hash, with the weight of each.</summary>
internal sealed class FeatureVocabulary
{
    private readonly Dictionary<uint, int> _rows;

    /// <summary>A row per hash, in this order.</summary>
    public FeatureVocabulary(uint[] hashes, float[] weights)
    {
        Hashes = hashes;
        Weights = weights;
        _rows = new(hashes.Length);
        for (var i = 0; i < hashes.Length; i++)
        {
            _rows[hashes[i]] = i;
        }
    }

    public uint[] Hashes { get; }

    /// <summary>√(a / (a + p)), 0..1: how much a feature says (smooth inverse frequency; Arora, Liang and Ma, 2017).</summary>
    public float[] Weights { get; }

    public int Count => Hashes.Length;

    /// <summary>The row of a feature, or -1.</summary>
    public int Find(uint hash) => _rows.TryGetValue(hash, out var row) ? row : -1;

    /// <summary>The rows of a text's features, in the order of the text; those without a row are left out.</summary>
    public int[] Rows(ReadOnlySpan<uint> features)
    {
        var rows = new int[features.Length];
        var count = 0;
        foreach (var hash in features)
        {
            if (_rows.TryGetValue(hash, out var row))
            {
                rows[count++] = row;
            }
        }

        return rows[..count];
    }
}
