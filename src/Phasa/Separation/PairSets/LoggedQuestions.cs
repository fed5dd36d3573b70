using Phasa.Documents;
using Phasa.Languages;
using Phasa.Monitoring;

namespace Phasa.Separation.PairSets;

/// <summary>
/// The questions of users, with the passages that they said answered them. Only what a person said counts: that a passage was
/// found is the opinion of the model which is to be measured. Not thread-safe.
/// </summary>
internal sealed class LoggedQuestions
{
    /// <summary>The most judgements that are looked at, the last said first.</summary>
    public const int Most = 100_000;

    private readonly Dictionary<string, List<Judgement>> _byDocument;

    /// <summary>Takes the judgements of one collection.</summary>
    public LoggedQuestions(IEnumerable<JudgedSearch> judged)
    {
        // Where nobody knows the language, a pair of it would measure another one.
        var all = judged.Where(j => j.Language.Source != LanguageSource.Default)
            .Select(j => new Judgement(j.Language.Language, TextNormalizer.Normalize(j.Query).Trim(), j.DocumentId, j.Passage, j.IsHelpful, j.At)).Where(j => j.Text.Length > 0).ToList();

        // A question that more than one document answers has right answers among what a measurement takes for wrong ones.
        var ambiguous = all.Where(j => j.IsHelpful).GroupBy(j => (j.Language, j.Text.ToLowerInvariant())).Where(g => g.Select(j => j.DocumentId).Distinct().Count() > 1)
            .Select(g => g.Key).ToHashSet();
        _byDocument = all.Where(j => !ambiguous.Contains((j.Language, j.Text.ToLowerInvariant())))
            .GroupBy(j => j.DocumentId).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>Whether anything was said about a document.</summary>
    public bool Knows(string documentId) => _byDocument.ContainsKey(documentId);

    /// <summary>
    /// The passage of a document that answers the most questions, and in each language the question that it was said to answer most
    /// often, of several the one said last. What was said of an earlier version of the document is left out, as is what more
    /// or as many people denied; null when nothing remains.
    /// </summary>
    public (StoredPassage Passage, IReadOnlyDictionary<LanguageTag, string> Questions)? Of(StoredDocument document)
    {
        if (!_byDocument.TryGetValue(document.Id, out var judgements))
        {
            return null;
        }

        var answered = judgements.Where(j => j.At >= document.UpdatedAt)
            .GroupBy(j => (j.Passage, j.Language, Key: j.Text.ToLowerInvariant()))
            .Select(g => (g.Key.Passage, g.Key.Language, g.First().Text, Votes: g.Sum(j => j.IsHelpful ? 1 : -1), Last: g.Max(j => j.At)))
            .Where(q => q.Votes > 0)
            .GroupBy(q => q.Passage)
            .OrderByDescending(g => g.Sum(q => q.Votes)).ThenBy(g => g.Key.Value);
        foreach (var passage in answered)
        {
            if (document.Passages.FirstOrDefault(p => p.Id == passage.Key) is { } found)
            {
                return (found, passage.GroupBy(q => q.Language).ToDictionary(g => g.Key, g => g.OrderByDescending(q => q.Votes).ThenByDescending(q => q.Last).ThenBy(q => q.Text, StringComparer.Ordinal).First().Text));
            }
        }

        return null;
    }

    private sealed record Judgement(LanguageTag Language, string Text, string DocumentId, PassageId Passage, bool IsHelpful, DateTimeOffset At);
}
