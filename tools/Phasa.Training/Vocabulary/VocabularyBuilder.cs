using Phasa.Training.Corpus;

namespace Phasa.Training.Vocabulary;

/// <summary>
/// Chooses the features that get a row: those in most texts, languages weighed against each other by Σ w·df/√N, so that a
/// language with few texts keeps its common features and a large one does not fill the table.
/// </summary>
internal static class VocabularyBuilder
{
    private const float Smoothing = .03f;
    private const int LeastTexts = 2;

    /// <summary>The best <paramref name="rows"/> features.</summary>
    /// <param name="texts">All texts.</param>
    /// <param name="languageOf">The language of each.</param>
    /// <param name="rows">How many rows there may be.</param>
    public static FeatureVocabulary Build(TextFeatures texts, IReadOnlyList<int> languageOf, int rows)
    {
        var frequency = new Dictionary<uint, int>[CorpusLanguages.Count];
        var count = new int[CorpusLanguages.Count];
        for (var l = 0; l < frequency.Length; l++)
        {
            frequency[l] = [];
        }

        HashSet<uint> distinct = [];
        for (var t = 0; t < texts.Count; t++)
        {
            distinct.Clear();
            count[languageOf[t]]++;
            foreach (var hash in texts[t])
            {
                if (distinct.Add(hash))
                {
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(frequency[languageOf[t]], hash, out _)++;
                }
            }
        }

        var scores = new Dictionary<uint, (double Score, double Share)>();
        for (var l = 0; l < frequency.Length; l++)
        {
            foreach (var (hash, df) in frequency[l])
            {
                if (df >= LeastTexts)
                {
                    ref var entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(scores, hash, out _);
                    entry.Score += CorpusLanguages.VocabularyWeight(l) * df / Math.Sqrt(count[l]);
                    entry.Share += (double)df / texts.Count;
                }
            }
        }

        var chosen = scores.OrderByDescending(s => s.Value.Score).ThenBy(s => s.Key).Take(rows).OrderBy(s => s.Key).ToArray();
        return new(
            [.. chosen.Select(s => s.Key)],
            [.. chosen.Select(s => (float)Math.Sqrt(Smoothing / (Smoothing + s.Value.Share)))]);
    }
}
