using Phasa.Embeddings.FeatureTables.Features;

namespace Phasa.Training.Vocabulary;

/// <summary>
/// The features of many texts, one after the other in one array: first as hashes, then, once the vocabulary is chosen, as rows.
/// </summary>
internal sealed class TextFeatures
{
    private readonly List<int> _starts = [0];
    private readonly List<uint> _hashes = [];

    /// <summary>Number of texts.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>Extracts a text's features.</summary>
    /// <returns>The text's number.</returns>
    public int Add(FeatureExtractor extractor, string text, FeatureBuffer buffer)
    {
        extractor.Extract(text, buffer);
        foreach (var feature in buffer.Features)
        {
            _hashes.Add(feature.Hash);
        }

        _starts.Add(_hashes.Count);
        return Count - 1;
    }

    /// <summary>A text's features, in the order of the text.</summary>
    public ReadOnlySpan<uint> this[int text] =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hashes)[_starts[text].._starts[text + 1]];
}
