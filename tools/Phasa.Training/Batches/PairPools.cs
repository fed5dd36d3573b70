using Phasa.Training.Corpus;
using Phasa.Training.Runs;

namespace Phasa.Training.Batches;

/// <summary>
/// The pools of all language pairs with enough segments, drawn ∝ weight^.6, pairs with English ×1.6 and with Lao ×1.3;
/// and a pool per language with itself.
/// </summary>
internal sealed class PairPools
{
    private const int LeastSegments = 200;
    private const double Flattening = .6;

    private readonly List<PairPool> _pairs = [];
    private readonly List<PairPool> _single = [];
    private readonly double[] _pairWeights;
    private readonly double[] _singleWeights;

    /// <summary>Lists the pools.</summary>
    public PairPools(TrainingTexts texts, IReadOnlyList<Source> sources, TrainingOptions options)
    {
        for (var i = 0; i < CorpusLanguages.Count; i++)
        {
            for (var j = i; j <= CorpusLanguages.Count; j++)
            {
                if (Pool(texts, sources, options, i, j) is { } pool)
                {
                    (i == j ? _single : _pairs).Add(pool);
                }
            }
        }

        _pairWeights = Cumulative(_pairs);
        _singleWeights = Cumulative(_single);
    }

    public IReadOnlyList<PairPool> Pairs => _pairs;

    /// <summary>Draws a pair of different languages (or of two wordings in English).</summary>
    public PairPool DrawPair(SeededRandom random) => Draw(_pairs, _pairWeights, random);

    /// <summary>Draws a language.</summary>
    public PairPool DrawSingle(SeededRandom random) => Draw(_single, _singleWeights, random);

    private static PairPool? Pool(TrainingTexts texts, IReadOnlyList<Source> sources, TrainingOptions options, int i, int j)
    {
        var withheld = options.Withheld is { } tag ? CorpusLanguages.Index(tag) : -1;
        var isWithheld = i != j && (i == withheld || j == withheld);
        List<int> segments = [];
        for (var s = 0; s < texts.Segments.Count; s++)
        {
            var (a, b) = (texts.Text(s, i), texts.Text(s, j));
            // Equal texts in two languages are what was not translated.
            if (a >= 0 && b >= 0 && (i == j || a != b) && !texts[a].IsEmpty && !texts[b].IsEmpty && !(isWithheld && !texts.IsAligned(s)))
            {
                segments.Add(s);
            }
        }

        var least = isWithheld ? 1 : LeastSegments;
        return segments.Count < least ? null : new(i, j, [.. segments], [.. segments.Select(s => sources[texts.Segments[s].Source].Weight)]);
    }

    private static double[] Cumulative(List<PairPool> pools)
    {
        double sum = 0;
        return [.. pools.Select(p => sum += Math.Pow(p.Weight, Flattening) * Bonus(p))];
    }

    private static double Bonus(PairPool pool)
    {
        var lao = CorpusLanguages.Index("lo");
        return (pool.First == 0 ? 1.6 : 1) * (pool.First == lao || pool.Second == lao ? 1.3 : 1);
    }

    private static PairPool Draw(List<PairPool> pools, double[] cumulative, SeededRandom random)
    {
        var at = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return pools[Math.Min(at < 0 ? ~at : at + 1, pools.Count - 1)];
    }
}
