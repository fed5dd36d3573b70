using Phasa.Embeddings.FeatureTables.Features;
using Phasa.Training.Corpus;
using Phasa.Training.Runs;
using Phasa.Training.Vocabulary;

namespace Phasa.Training.Batches;

/// <summary>
/// The training part as numbers: each distinct text once, as rows of the vocabulary, and which text stands in which
/// language of which segment.
/// </summary>
internal sealed class TrainingTexts
{
    private const int Absent = -1;

    private readonly int[][] _rows;
    private readonly int[,] _table;
    private readonly bool[] _isAligned;
    private readonly bool[]? _isOwn;

    private TrainingTexts(FeatureVocabulary vocabulary, int[][] rows, int[,] table, bool[] isAligned, bool[]? isOwn, IReadOnlyList<Segment> segments)
    {
        Vocabulary = vocabulary;
        _rows = rows;
        _table = table;
        _isAligned = isAligned;
        _isOwn = isOwn;
        Segments = segments;
    }

    public FeatureVocabulary Vocabulary { get; }

    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Rows to learn: one per feature, and where a language is learnt in a world apart a second one.</summary>
    public int Rows => _isOwn is null ? Vocabulary.Count : 2 * Vocabulary.Count;

    /// <summary>Reads the texts, chooses the vocabulary, and turns every text into rows.</summary>
    public static TrainingTexts Build(IReadOnlyList<Segment> segments, TrainingOptions options)
    {
        FeatureExtractor extractor = new(options.Features);
        FeatureBuffer buffer = new();
        TextFeatures features = new();
        Dictionary<string, int> numbers = [];
        List<int> languageOf = [];
        var table = new int[segments.Count, CorpusLanguages.Count + 1];
        for (var s = 0; s < segments.Count; s++)
        {
            for (var l = 0; l <= CorpusLanguages.Count; l++)
            {
                var text = segments[s].Texts[l];
                if (text is null)
                {
                    table[s, l] = Absent;
                }
                else if (!numbers.TryGetValue(text, out table[s, l]))
                {
                    table[s, l] = numbers[text] = features.Add(extractor, text, buffer);
                    languageOf.Add(l % CorpusLanguages.Count);
                }
            }
        }

        var vocabulary = VocabularyBuilder.Build(features, languageOf, options.Rows);
        var rows = new int[features.Count][];
        Parallel.For(0, rows.Length, new() { MaxDegreeOfParallelism = options.Threads }, t => rows[t] = vocabulary.Rows(features[t]));
        var isOwn = options is { WithheldApart: true, Withheld: { } tag } ? Own(vocabulary, rows, languageOf, CorpusLanguages.Index(tag)) : null;
        return new(vocabulary, rows, table, Aligned(segments, options), isOwn, segments);
    }

    /// <summary>The rows of a text.</summary>
    public ReadOnlySpan<int> this[int text] => _rows[text];

    /// <summary>The text of a segment in a language, or -1.</summary>
    public int Text(int segment, int language) => _table[segment, language];

    /// <summary>The row that a finished model has for a feature: of the withheld language's own features the second, where there is one.</summary>
    public int FinalRow(int feature) => _isOwn is not null && _isOwn[feature] ? Vocabulary.Count + feature : feature;

    /// <summary>Whether the withheld language's text of a segment may be seen beside its translations.</summary>
    public bool IsAligned(int segment) => _isAligned[segment];

    /// <summary>Whether two segments stood close to each other in one file.</summary>
    public bool AreNeighbours(int first, int second) =>
        Segments[first].Source == Segments[second].Source && Math.Abs(Segments[first].Line - Segments[second].Line) <= 2;

    // A feature is a language's own if it occurs in its texts more often than in all others together: its letters, not digits and names.
    private static bool[] Own(FeatureVocabulary vocabulary, int[][] rows, List<int> languageOf, int language)
    {
        var balance = new int[vocabulary.Count];
        for (var t = 0; t < rows.Length; t++)
        {
            foreach (var row in rows[t].AsSpan())
            {
                balance[row] += languageOf[t] == language ? 1 : -1;
            }
        }

        return Array.ConvertAll(balance, b => b > 0);
    }

    // Which segments stay aligned is drawn once for all counts: the 300 are among the 1,000.
    private static bool[] Aligned(IReadOnlyList<Segment> segments, TrainingOptions options)
    {
        var aligned = new bool[segments.Count];
        aligned.AsSpan().Fill(options.Withheld is null);
        if (options.Withheld is { } tag)
        {
            SeededRandom random = new(options.Seed, int.MaxValue);
            var language = CorpusLanguages.Index(tag);
            var order = Enumerable.Range(0, segments.Count).Where(s => segments[s].Texts[language] is not null)
                .Select(s => (Segment: s, Place: random.NextDouble())).OrderBy(x => x.Place);
            foreach (var (segment, _) in order.Take(options.WithheldKeeps))
            {
                aligned[segment] = true;
            }
        }

        return aligned;
    }
}
