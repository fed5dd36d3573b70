using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>
/// What writing a prepared document over its stored version takes: which passages continue, which texts are to be
/// embedded. Pure: it reads no store and calls no model.
/// </summary>
internal sealed class DocumentPlan
{
    private readonly PreparedDocument _document;
    private readonly StoredDocument? _stored;
    private readonly StoredPassage?[] _continues;
    private readonly Dictionary<(PassageId, LanguageTag), StoredTranslation> _translations;
    private readonly List<RowText> _texts = [];
    private readonly List<PassagePlan> _passages = [];

    private DocumentPlan(PreparedDocument document, StoredDocument? stored)
    {
        _document = document;
        _stored = stored;
        _continues = PassageMatcher.Match(stored?.Passages ?? [], [.. document.Passages.Select(p => (p.Heading, p.Text, p.Hash))]);
        _translations = (stored?.Translations ?? []).ToDictionary(t => (t.Passage, t.Language));
    }

    /// <summary>The texts to embed, in the order <see cref="Write"/> expects their rows.</summary>
    public IReadOnlyList<RowText> Texts => _texts;

    /// <summary>The translated titles that are new or different.</summary>
    public IReadOnlyList<StoredTitle> Titles { get; private init; } = [];

    /// <summary>Whether the store holds all of this already.</summary>
    public bool IsUnchanged => _stored?.ContentHash == _document.ContentHash && Titles.Count == 0 && _texts.Count == 0
        && _stored.Passages.Count == _document.Passages.Count;

    /// <summary>Plans the write of a document over its stored version, or over nothing.</summary>
    public static DocumentPlan Of(PreparedDocument document, StoredDocument? stored)
    {
        var plan = new DocumentPlan(document, stored) { Titles = ChangedTitles(document, stored) };
        for (var i = 0; i < document.Passages.Count; i++)
        {
            plan.AddPassage(document.Passages[i], plan._continues[i]);
        }

        return plan;
    }

    /// <summary>The write, with the rows of <see cref="Texts"/>.</summary>
    public DocumentWrite Write(IReadOnlyList<IReadOnlyList<RowWrite>> rows) => new()
    {
        Id = _document.Input.Id,
        ExpectedRevision = _stored?.Revision ?? 0,
        Title = _document.Title,
        Language = _document.Language,
        Format = _document.Input.Format,
        Text = _document.Input.Text,
        ContentHash = _document.ContentHash,
        Metadata = _document.Input.Metadata,
        Titles = Titles,
        Passages = [.. _passages.Select(p => p.Write(rows))],
    };

    private static List<StoredTitle> ChangedTitles(PreparedDocument document, StoredDocument? stored) =>
    [
        .. from title in document.Titles
           let standing = stored?.Titles.FirstOrDefault(t => t.Language == title.Key)
           let same = standing is { Source: TextSource.Human, IsStale: false } && standing.Text == title.Value && stored!.Title == document.Title
           where !same
           select new StoredTitle(title.Key, title.Value, TextSource.Human, null, IsStale: false),
    ];

    private void AddPassage(PreparedPassage passage, StoredPassage? continues)
    {
        var unchanged = continues?.Hash == passage.Hash;

        // A passage read again from a document that was told no language keeps the language found the first time.
        var language = unchanged && _stored!.Language == _document.Language ? continues!.Language : passage.Language;
        var keepsRows = unchanged && continues!.Language == language && _stored!.Title == _document.Title;
        var plan = new PassagePlan(passage, language, continues?.Id, keepsRows ? null : Embed(new(_document.Title, passage.Heading, passage.Text)));
        _passages.Add(plan);

        foreach (var (target, translation) in passage.Translations.Where(t => t.Key != language))
        {
            var standing = continues is null ? null : _translations.GetValueOrDefault((continues.Id, target));
            var same = unchanged && standing is { Source: TextSource.Human, IsStale: false }
                && standing.Text == translation.Text && standing.Heading == translation.Heading
                && Titles.All(t => t.Language != target);
            if (!same)
            {
                plan.Translations.Add((target, translation, Embed(new(TitleIn(target), translation.Heading, translation.Text))));
            }
        }
    }

    private string? TitleIn(LanguageTag language) =>
        _document.Titles.TryGetValue(language, out var title) ? title
        : _stored?.Titles.FirstOrDefault(t => t.Language == language && !t.IsStale)?.Text;

    private int Embed(RowText text)
    {
        _texts.Add(text);
        return _texts.Count - 1;
    }

    /// <summary>One passage's part of the write; rows are named by their index in <see cref="Texts"/>.</summary>
    private sealed record PassagePlan(PreparedPassage Passage, LanguageTag Language, PassageId? Continues, int? Rows)
    {
        public List<(LanguageTag Language, PassageTranslation Text, int Rows)> Translations { get; } = [];

        public PassageWrite Write(IReadOnlyList<IReadOnlyList<RowWrite>> rows) => new()
        {
            Continues = Continues,
            Language = Language,
            Heading = Passage.Heading,
            Text = Passage.Text,
            Hash = Passage.Hash,
            Rows = Rows is { } index ? rows[index] : null,
            Translations = [.. Translations.Select(t => new TranslationWrite(t.Language, t.Text.Heading, t.Text.Text, TextSource.Human, null, rows[t.Rows]))],
        };
    }
}
