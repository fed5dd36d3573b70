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

    private TrainingTexts(FeatureVocabulary vocabulary, int[][] rows, int[,] table, bool[] isAligned, IReadOnlyList<Segment> segments)
    {
        Vocabulary = vocabulary;
        _rows = rows;
        _table = table;
        _isAligned = isAligned;
        Segments = segments;
    }

    public FeatureVocabulary Vocabulary { get; }

    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Rows to learn: one per feature, and a second one where a language is read in a world apart.</summary>
    public int Rows { get; private init; }

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
        return new(vocabulary, rows, table, Aligned(segments, options), segments) { Rows = options.WithheldApart ? 2 * vocabulary.Count : vocabulary.Count };
    }

    /// <summary>The rows of a text.</summary>
    public ReadOnlySpan<int> this[int text] => _rows[text];

    /// <summary>The text of a segment in a language, or -1.</summary>
    public int Text(int segment, int language) => _table[segment, language];

    /// <summary>Whether the withheld language's text of a segment may be seen beside its translations.</summary>
    public bool IsAligned(int segment) => _isAligned[segment];

    /// <summary>Whether two segments stood close to each other in one file.</summary>
    public bool AreNeighbours(int first, int second) =>
        Segments[first].Source == Segments[second].Source && Math.Abs(Segments[first].Line - Segments[second].Line) <= 2;

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
