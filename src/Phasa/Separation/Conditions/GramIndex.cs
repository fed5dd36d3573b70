namespace Phasa.Separation.Conditions;

/// <summary>Which documents of a language hold an n-gram, and how much it weighs in them. Immutable.</summary>
internal sealed class GramIndex
{
    private readonly Dictionary<string, int> _places = [];
    private readonly Dictionary<ulong, int> _grams = [];
    private readonly int[] _begins;
    private readonly int[] _documents;
    private readonly float[] _weights;

    /// <summary>Turns texts round.</summary>
    /// <param name="texts">The n-grams of each item's document, by the item's id.</param>
    public GramIndex(IReadOnlyDictionary<string, WeightedGrams> texts)
    {
        foreach (var (item, grams) in texts)
        {
            _places[item] = _places.Count;
            foreach (var gram in grams.Grams)
            {
                _grams.TryAdd(gram, _grams.Count);
            }
        }

        _begins = new int[_grams.Count + 1];
        foreach (var gram in texts.Values.SelectMany(t => t.Grams))
        {
            _begins[_grams[gram] + 1]++;
        }

        for (var gram = 0; gram < _grams.Count; gram++)
        {
            _begins[gram + 1] += _begins[gram];
        }

        (_documents, _weights) = (new int[_begins[^1]], new float[_begins[^1]]);
        var next = _begins.AsSpan().ToArray();
        foreach (var (item, grams) in texts)
        {
            for (var i = 0; i < grams.Grams.Length; i++)
            {
                var place = next[_grams[grams.Grams[i]]]++;
                (_documents[place], _weights[place]) = (_places[item], grams.Weights[i]);
            }
        }
    }

    /// <summary>How many documents there are.</summary>
    public int Count => _places.Count;

    /// <summary>Where the document of an item with this id stands among the results.</summary>
    public int PlaceOf(string item) => _places[item];

    /// <summary>The cosine of a text with every document.</summary>
    /// <param name="text">The text's n-grams.</param>
    /// <param name="similarities">Takes <see cref="Count"/> cosines, 0 and above.</param>
    public void Compare(WeightedGrams text, float[] similarities)
    {
        Array.Clear(similarities);
        for (var i = 0; i < text.Grams.Length; i++)
        {
            if (_grams.TryGetValue(text.Grams[i], out var gram))
            {
                for (var place = _begins[gram]; place < _begins[gram + 1]; place++)
                {
                    similarities[_documents[place]] += text.Weights[i] * _weights[place];
                }
            }
        }
    }
}
