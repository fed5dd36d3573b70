using System.Globalization;
using System.Numerics.Tensors;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Search;

namespace Phasa.Answers.Extracts;

/// <summary>A sentence that may answer a question.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Hit">The passage it stands in.</param>
/// <param name="Place">Where it stands there, counted in sentences.</param>
/// <param name="Similarity">The cosine of question and sentence, −1..1.</param>
/// <param name="Score">What it is ranked by.</param>
/// <param name="Vector">Its vector.</param>
internal sealed record RankedSentence(string Text, Hit Hit, int Place, float Similarity, double Score, float[] Vector);

/// <summary>Finds the sentences of passages that say most about a question. Thread-safe.</summary>
/// <param name="terms">Finds the words of every script.</param>
/// <param name="queries">Has the question's vector, of the search just made.</param>
public sealed class SentenceRanking(ITermAnalyzer terms, QueryEmbedding queries)
{
    /// <summary>Sentences of an answer.</summary>
    private const int Most = 3;

    /// <summary>Sentences of a passage that are looked at.</summary>
    private const int MostOfAPassage = 40;

    /// <summary>A shorter one ('Click Save.') says nothing by itself.</summary>
    private const int LeastLetters = 15;

    /// <summary>A sentence less like the question than its passage had to be must hold this share of its words.</summary>
    private const double LeastCoverage = 0.4;

    /// <summary>Longer than this, a sentence is cut at its pauses: scripts that write no full stop have sentences as long as a paragraph.</summary>
    private const int MostLetters = 400;

    /// <summary>A sentence must have this share of the best one's score to be worth reading.</summary>
    private const double LeastOfBest = 0.75;

    /// <summary>Two sentences so alike say the same.</summary>
    private const float Same = 0.9f;

    /// <summary>What a passage's rank counts beside its sentences' own likeness to the question.</summary>
    private const double Rank = 0.3;

    /// <summary>What the question's words count, where a sentence has all of them.</summary>
    private const double Words = 0.5;

    /// <summary>The best sentences, in the order of their passages and places. Passages in the question's language come before any other.</summary>
    internal async Task<IReadOnlyList<RankedSentence>> BestAsync(EmbeddingModel model, string question, SearchResult result, CancellationToken cancellationToken)
    {
        var asked = result.Language.Language;
        var hits = result.Hits.Where(h => h.Text.Language == asked).ToList();
        hits = hits.Count > 0 ? hits : [.. result.Hits];
        var candidates = (from hit in hits from sentence in Sentences(hit.Text.Text).Take(MostOfAPassage).Index() select (Hit: hit, Place: sentence.Index, Text: sentence.Item)).ToList();
        if (candidates.Count == 0)
        {
            return [];
        }

        var vectors = await model.EmbedAsync([.. candidates.Select(c => c.Text)], TextRole.Document, cancellationToken).ConfigureAwait(false);
        var query = await queries.EmbedAsync(model, question, cancellationToken).ConfigureAwait(false);
        var wanted = Terms(question, asked);
        var ranked = candidates.Zip(vectors, (c, vector) =>
        {
            var similarity = Math.Clamp(TensorPrimitives.Dot(query, vector), -1f, 1f);
            var coverage = Coverage(wanted, Terms(c.Text, c.Hit.Text.Language));
            var score = similarity + (Words * coverage) + (Rank / c.Hit.Rank);
            return (Sentence: new RankedSentence(c.Text, c.Hit, c.Place, similarity, score, vector), Says: similarity >= c.Hit.Threshold.Value || coverage >= LeastCoverage);
        }).OrderByDescending(s => s.Sentence.Score).ToList();

        // The passages were found, so that one sentence is worth showing even where none stands out.
        List<RankedSentence> chosen = [];
        foreach (var (sentence, says) in ranked.TakeWhile(s => s.Sentence.Score >= LeastOfBest * ranked[0].Sentence.Score))
        {
            if (chosen.Count == 0 || (says && chosen.Count < Most && chosen.TrueForAll(c => TensorPrimitives.Dot(c.Vector, sentence.Vector) < Same)))
            {
                chosen.Add(sentence);
            }
        }

        return [.. chosen.OrderBy(s => s.Hit.Rank).ThenBy(s => s.Place)];
    }

    private HashSet<string> Terms(string text, LanguageTag language) => [.. terms.Terms(text, language).Where(t => t.Kind == TermKind.Word).Select(t => t.Text)];

    private static double Coverage(HashSet<string> wanted, HashSet<string> there) => wanted.Count == 0 ? 0 : (double)wanted.Count(there.Contains) / wanted.Count;

    private static IEnumerable<string> Sentences(string text) =>
        SentenceSplitter.Split(text).Select(s => text.Substring(s.Start, s.Length).Trim())
            .SelectMany(s => s.Length <= MostLetters ? [s] : Phrases(s))
            .Where(s => s.Count(IsLetter) >= LeastLetters);

    // The vowels of Lao and Thai are marks in part.
    private static bool IsLetter(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>A long sentence in pieces of whole phrases.</summary>
    private static IEnumerable<string> Phrases(string sentence)
    {
        var start = 0;
        foreach (var phrase in SentenceSplitter.SplitPhrases(sentence))
        {
            if (phrase.Start + phrase.Length - start > MostLetters && phrase.Start > start)
            {
                yield return sentence[start..phrase.Start].Trim();
                start = phrase.Start;
            }
        }

        yield return sentence[start..].Trim();
    }
}
