namespace Phasa.Separation.Conditions;

/// <summary>For each item, the documents that are more similar to its query than its own document is, and those that are as similar. Immutable.</summary>
internal sealed class Rivals
{
    private readonly int[] _documents;
    private readonly int[] _beats;
    private readonly int[] _ties;

    private Rivals(int[] documents, int[] beats, int[] ties) => (_documents, _beats, _ties) = (documents, beats, ties);

    /// <summary>n.</summary>
    public int Items => _ties.Length;

    /// <summary>The documents that beat an item's own.</summary>
    public ReadOnlySpan<int> Beating(int item) => _documents.AsSpan(_beats[item].._ties[item]);

    /// <summary>The documents that are tied with an item's own.</summary>
    public ReadOnlySpan<int> Tied(int item) => _documents.AsSpan(_ties[item].._beats[item + 1]);

    /// <summary>Finds them.</summary>
    public static Rivals Of(SimilarityMatrix similarities)
    {
        var n = similarities.Items;
        var documents = new List<int>();
        var (beats, ties) = (new int[n + 1], new int[n]);
        for (var item = 0; item < n; item++)
        {
            var row = similarities.Row(item);
            var own = row[item];
            beats[item] = documents.Count;
            for (var other = 0; other < n; other++)
            {
                if (row[other] > own)
                {
                    documents.Add(other);
                }
            }

            ties[item] = documents.Count;
            for (var other = 0; other < n; other++)
            {
                if (row[other] == own && other != item)
                {
                    documents.Add(other);
                }
            }
        }

        beats[n] = documents.Count;
        return new([.. documents], beats, ties);
    }
}
