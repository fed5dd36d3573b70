namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>The working memory of one extraction, kept from text to text so that none is allocated. For one thread at a time.</summary>
internal sealed class FeatureBuffer
{
    private char[] _text = new char[512];
    private int[] _units = new int[256];
    private Feature[] _features = new Feature[1024];
    private int _featureCount;

    /// <summary>What was extracted last, in the order of the text.</summary>
    public ReadOnlySpan<Feature> Features => _features.AsSpan(0, _featureCount);

    /// <summary>Words, numbers and clusters of the text extracted last: its length as the model sees it.</summary>
    public int UnitCount { get; set; }

    /// <summary>Forgets the last text.</summary>
    /// <returns>Room for a text of so many characters.</returns>
    public char[] Begin(int capacity)
    {
        _featureCount = 0;
        UnitCount = 0;
        if (_text.Length < capacity)
        {
            _text = new char[Grown(capacity)];
        }

        return _text;
    }

    /// <summary>Room for the starts of so many units.</summary>
    public int[] Units(int capacity)
    {
        if (_units.Length < capacity)
        {
            _units = new int[Grown(capacity)];
        }

        return _units;
    }

    /// <summary>Adds a feature.</summary>
    public void Add(uint hash, FeatureSort sort)
    {
        if (_featureCount == _features.Length)
        {
            Array.Resize(ref _features, 2 * _featureCount);
        }

        _features[_featureCount++] = new(hash, sort);
    }

    private static int Grown(int capacity) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity);
}
