using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Separation.PairSets;

/// <summary>
/// Makes a pair set of a collection's own texts: an item per document, in every language that it has current texts in. What asks
/// is chosen here and what answers by <see cref="DocumentPair"/>. Where users said that a passage answered their question, the
/// question takes the place of the title in its language, and the passage answers. A document never has two items: the answer
/// of one would count as a wrong answer to the other.
/// </summary>
public sealed class CollectionPairs(IKnowledgeStore store)
{
    /// <summary>The most items. AUC of 1,000 has a standard error below a hundredth.</summary>
    public const int MostItems = 1000;

    /// <summary>Makes the set.</summary>
    /// <param name="collection">The collection, whose name becomes the set's.</param>
    /// <param name="seed">Which documents are taken when there are more than <see cref="MostItems"/>.</param>
    /// <param name="progress">Told the documents read and how many there are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Items by id, those of the language that most documents are written in first, so that it is the set's first.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: no two documents have texts that can be compared.</exception>
    public async Task<PairSet> MakeAsync(Collection collection, int seed, Action<long, long>? progress = null, CancellationToken cancellationToken = default)
    {
        var documents = (await store.Calibrations.DocumentsAsync(collection.Id, cancellationToken).ConfigureAwait(false)).ToArray();
        new Random(seed).Shuffle(documents);
        var logged = new LoggedQuestions(await store.Searches.JudgedAsync(collection.Id, LoggedQuestions.Most, cancellationToken).ConfigureAwait(false));

        // Questions of users are worth more than titles, so that theirs come first where not all are taken.
        documents = [.. documents.OrderByDescending(d => logged.Knows(d.Id))];
        List<(LanguageTag Language, PairItem Item)> items = [];
        var queries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (read, listed) in documents.Index())
        {
            progress?.Invoke(read, documents.Length);
            if (items.Count == MostItems)
            {
                break;
            }

            // Of documents that are asked for by the same words, none but one can be right.
            if (await store.Documents.FindAsync(listed.Key, cancellationToken).ConfigureAwait(false) is { } document
                && Items(document, logged).FirstOrDefault(i => !Questions(i).Any(queries.Contains)) is { } item)
            {
                queries.UnionWith(Questions(item));
                items.Add((document.Language, item));
            }
        }

        var set = new PairSet(
            collection.Name,
            [.. items.GroupBy(i => i.Language).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Value, StringComparer.Ordinal)
                .SelectMany(g => g.Select(i => i.Item).OrderBy(i => i.Id, StringComparer.Ordinal))])
        { IsOfCollection = true };
        return set.Conditions.Any(c => set.ItemsOf(c).Count > 1) ? set : throw new PhasaException(
            ErrorCodes.InvalidRequest,
            $"Collection '{collection.Name}' has no two documents to make pairs of: {documents.Length} documents, {items.Count} of them with a question and a text that does not repeat it.",
            "Ingest documents with titles and text, or give pairs of your own with --pairs FILE.");
    }

    /// <summary>The items that can be made of a document, the better first.</summary>
    private static IEnumerable<PairItem> Items(StoredDocument document, LoggedQuestions logged)
    {
        var titles = Queries(document);
        if (logged.Of(document) is var (passage, questions))
        {
            var asked = new Dictionary<LanguageTag, string>(titles);
            foreach (var (language, question) in questions)
            {
                asked[language] = question;
            }

            if (DocumentPair.Of(document, passage, asked) is { } item)
            {
                yield return item with { AskedIn = [.. questions.Keys.OrderBy(l => l.Value, StringComparer.Ordinal)] };
            }
        }

        if (DocumentPair.Of(document, titles) is { } own)
        {
            yield return own;
        }
    }

    /// <summary>By which words an item is asked for: those of its first language, and those of users.</summary>
    private static IEnumerable<string> Questions(PairItem item) => item.AskedIn.Select(l => item.Query[l]).Append(item.Query.Values.First());

    /// <summary>What asks for a document: its title in each language; without one, the first sentence of its first passage.</summary>
    private static Dictionary<LanguageTag, string> Queries(StoredDocument document)
    {
        var titles = document.Titles.Where(t => !t.IsStale && t.Language != document.Language).Select(t => (t.Language, t.Text))
            .Prepend((document.Language, Text: document.Title)).Where(t => t.Text != document.Id).ToList();
        if (titles.Count == 0 && document.Passages is [var first, ..])
        {
            titles = [.. DocumentPair.TextsOf(document, first).Select(t => (t.Key, FirstSentence.Of(t.Value)))];
        }

        return titles.Select(t => (t.Language, Text: TextNormalizer.Normalize(t.Text).Trim())).Where(t => t.Text.Length > 0).ToDictionary(t => t.Language, t => t.Text);
    }
}
