using Phasa.Languages;
using Phasa.Separation.Paths;

namespace Phasa.Calibration;

/// <summary>The questions of a calibration in each language, at most so many that its time is bounded.</summary>
internal static class Questions
{
    /// <summary>The most in one language. The cuts at 5 % of 1,000 have a standard error of 0.7 points of share.</summary>
    public const int Most = 1000;

    /// <summary>The documents' titles. A title that is the document's id is none.</summary>
    /// <param name="documents">The documents with their groups, in random order: the first ones ask.</param>
    public static IReadOnlyDictionary<LanguageTag, IReadOnlyList<Question>> OfTitles(
        IReadOnlyList<(TitledDocument Document, int Group)> documents)
    {
        var questions = new Dictionary<LanguageTag, Dictionary<string, Question>>();
        foreach (var (document, group) in documents)
        {
            foreach (var (language, text) in document.Titles.Where(t => t.Value != document.Id))
            {
                var known = questions.TryGetValue(language, out var found) ? found : questions[language] = new(StringComparer.Ordinal);
                if (known.Count < Most)
                {
                    known.TryAdd(text, new(text, [group]));
                }
            }
        }

        return questions.ToDictionary(q => q.Key, q => (IReadOnlyList<Question>)[.. q.Value.Values]);
    }

    /// <summary>Judged queries.</summary>
    /// <param name="queries">The queries.</param>
    /// <param name="groups">The groups of the collection's documents.</param>
    /// <param name="collection">The collection's name, for the error.</param>
    /// <param name="seed">Which ones are taken when there are too many.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidFile"/>: a document is not in the collection.</exception>
    public static IReadOnlyDictionary<LanguageTag, IReadOnlyList<Question>> OfQueries(
        IReadOnlyList<JudgedQuery> queries, DocumentGroups groups, string collection, int seed)
    {
        var shuffled = queries.ToArray();
        new Random(seed).Shuffle(shuffled);
        var judged = shuffled.Select(q => (q.Query, Groups: q.Relevant.Select(id => groups.Find(id) ?? throw Unknown(q, id, collection)).Distinct().ToArray())).ToList();
        return judged.SelectMany(q => q.Query.Keys).Distinct().ToDictionary(
            language => language,
            language => (IReadOnlyList<Question>)
                [.. judged.Where(q => q.Query.ContainsKey(language)).Take(Most).Select(q => new Question(TextNormalizer.Normalize(q.Query[language]), q.Groups))]);
    }

    private static PhasaException Unknown(JudgedQuery query, string id, string collection) => new(
        ErrorCodes.InvalidFile,
        $"The query '{query.Id}' names the document '{id}', which is not in collection '{collection}'.",
        "'phasa documents list' shows the ids there are; leave 'relevant' empty for a query that nothing answers.");
}
