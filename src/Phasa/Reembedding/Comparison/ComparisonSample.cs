using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Languages;

namespace Phasa.Reembedding.Comparison;

/// <summary>
/// Passages of a collection with their rows in two spaces, and questions made of them: the same ones for both. A text
/// that has rows in one space only is left out.
/// </summary>
internal sealed class ComparisonSample
{
    private const int MaxTexts = 12_000;
    private const int PassagesPerDocument = 16;
    private const int SentencesPerDocument = 2;
    private const int DocumentsWithQuestions = 400;

    private readonly List<SampledPassage> _passages = [];
    private readonly List<SampledRow> _first = [];
    private readonly List<SampledRow> _second = [];
    private readonly List<ComparisonQuestion> _questions = [];
    private int _texts;

    /// <summary>Whether more documents would be more than is looked at.</summary>
    public bool IsFull => _texts >= MaxTexts;

    /// <summary>Documents so far.</summary>
    public int Documents { get; private set; }

    /// <summary>The passages.</summary>
    public IReadOnlyList<SampledPassage> Passages => _passages;

    /// <summary>Their rows in the first space.</summary>
    public IReadOnlyList<SampledRow> First => _first;

    /// <summary>Their rows in the second space.</summary>
    public IReadOnlyList<SampledRow> Second => _second;

    /// <summary>The questions.</summary>
    public IReadOnlyList<ComparisonQuestion> Questions => _questions;

    /// <summary>Adds a document; of a long one, passages spread over it.</summary>
    public void Add(ComparedDocument compared)
    {
        var (first, second) = (ByText(compared.First), ByText(compared.Second));
        var both = first.Select(g => g.Key).Where(second.Contains).ToHashSet();
        var passages = Spread([.. compared.Document.Passages.Where(p => both.Contains((p.Id, p.Language)))], PassagesPerDocument);
        if (passages.Count == 0)
        {
            return;
        }

        var places = passages.Select((p, i) => (p.Id, Place: _passages.Count + i)).ToDictionary(p => p.Id, p => p.Place);
        _passages.AddRange(passages.Select(p => new SampledPassage(Documents, p.Language)));
        foreach (var text in both.Where(t => places.ContainsKey(t.Passage)))
        {
            _first.AddRange(first[text].Select(r => new SampledRow(places[text.Passage], text.Language, r.Vector)));
            _second.AddRange(second[text].Select(r => new SampledRow(places[text.Passage], text.Language, r.Vector)));
            _texts++;
        }

        if (Documents < DocumentsWithQuestions)
        {
            AddQuestions(compared.Document, passages, places);
        }

        Documents++;
    }

    private static ILookup<(PassageId Passage, LanguageTag Language), IndexRow> ByText(IReadOnlyList<IndexRow> rows) => rows.ToLookup(r => (r.Passage, r.Language));

    private void AddQuestions(StoredDocument document, IReadOnlyList<StoredPassage> passages, Dictionary<PassageId, int> places)
    {
        Ask(document.Language, document.Title, [.. places.Values]);
        foreach (var title in document.Titles.Where(t => !t.IsStale))
        {
            Ask(title.Language, title.Text, [.. places.Values]);
        }

        foreach (var passage in Spread(passages, SentencesPerDocument))
        {
            Ask(passage.Language, FirstSentence.Of(passage.Text), [places[passage.Id]]);
            foreach (var translation in document.Translations.Where(t => t.Passage == passage.Id && !t.IsStale))
            {
                Ask(translation.Language, FirstSentence.Of(translation.Text), [places[passage.Id]]);
            }
        }
    }

    private void Ask(LanguageTag language, string text, IReadOnlyList<int> right)
    {
        var question = TextNormalizer.Normalize(text).Trim();
        if (question.Length > 0)
        {
            _questions.Add(new(Documents, language, question, right));
        }
    }

    private static List<T> Spread<T>(IReadOnlyList<T> all, int most) =>
        all.Count <= most ? [.. all] : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)])];
}
