using System.Collections.Frozen;
using Phasa.Embeddings;
using Phasa.Indexes.Sidecars;
using Phasa.Languages;

namespace Phasa.Indexes.Catalogue;

/// <summary>
/// Everything that a collection's index holds in one space: the rows of all languages and the catalogue that finds them
/// again. One writer at a time; readers have the snapshots.
/// </summary>
internal sealed class IndexContent
{
    private readonly EmbeddingSpace _space;
    private readonly StoredVectors? _stored;
    private readonly List<LanguageRows> _languages = [];
    private readonly Dictionary<LanguageTag, ushort> _numbers = [];
    private readonly Dictionary<long, CataloguedRow> _old = [];
    private readonly Action<int, ushort> _unmark;
    private readonly Action<int, CataloguedRow> _takeOut;

    /// <summary>Nothing.</summary>
    /// <param name="space">The space.</param>
    /// <param name="stored">Where the vectors are when they stay in the store; null for here.</param>
    public IndexContent(EmbeddingSpace space, StoredVectors? stored = null)
        : this(space, new PassageSlots(), new CatalogueArrays(), [], 0) => _stored = stored;

    /// <summary>What files hold.</summary>
    /// <param name="space">The space.</param>
    /// <param name="slots">The passages' slots.</param>
    /// <param name="arrays">The catalogue.</param>
    /// <param name="languages">The languages, in the order of their numbers in the catalogue.</param>
    /// <param name="sequence">Up to which write it has followed the store.</param>
    public IndexContent(EmbeddingSpace space, PassageSlots slots, CatalogueArrays arrays, IReadOnlyList<LanguageRows> languages, long sequence)
    {
        (_space, Slots, Sequence) = (space, slots, sequence);
        Catalogue = new(slots, arrays);
        foreach (var language in languages)
        {
            _numbers.Add(language.Language, (ushort)_languages.Count);
            _languages.Add(language);
        }

        Catalogue.Visit((slot, number) => _languages[number].Written.Set(slot, true), (slot, number, isStale) => Cover(slot, number, isStale, true));
        _unmark = (slot, number) => _languages[number].Written.Set(slot, false);
        _takeOut = TakeOut;
    }

    /// <summary>Up to which write it has followed the store.</summary>
    public long Sequence { get; private set; }

    /// <summary>The passages' slots.</summary>
    public PassageSlots Slots { get; }

    /// <summary>Documents, passages and rows.</summary>
    public DocumentCatalogue Catalogue { get; }

    /// <summary>The languages, in the order of their numbers.</summary>
    public IReadOnlyList<LanguageRows> Languages => _languages;

    /// <summary>Whether a file of its vectors failed.</summary>
    public SidecarHealth Health { get; init; } = new();

    /// <summary>Rows of documents that changed since files were written or opened: what a start would read from the store.</summary>
    public long Behind { get; set; }

    /// <summary>Whether documents were taken in that no snapshot has: reading them was stopped, and they will be read again.</summary>
    public bool IsAhead { get; private set; }

    /// <summary>Takes a document as it is now.</summary>
    public void Apply(DocumentChange change)
    {
        IsAhead = true;
        _old.Clear();
        Catalogue.Remove(change.Document, _unmark, _takeOut);
        foreach (var passage in change.Passages)
        {
            var number = NumberOf(passage.Language);
            _languages[number].Written.Set(Catalogue.Add(change.Document, passage.Id, number), true);
        }

        foreach (var row in change.Rows)
        {
            var slot = Slots.SlotOf(row.Passage);
            var entry = _old.Remove(row.Id, out var kept) ? kept : Append(row, slot);
            Catalogue.Add(slot, entry);
            Cover(slot, entry.Language, entry.IsStale, true);
        }

        Behind += change.Rows.Count + _old.Count;
        foreach (var gone in _old.Values)
        {
            _languages[gone.Language].Index!.Remove(gone.Position);
            _languages[gone.Language].Changes++;
        }
    }

    /// <summary>What was taken in up to a write, for readers.</summary>
    public CollectionSnapshot Publish(long sequence)
    {
        (Sequence, IsAhead) = (sequence, false);
        for (ushort number = 0; number < _languages.Count; number++)
        {
            if (_languages[number].Index is { NeedsCompaction: true } worn)
            {
                _languages[number].Changes += worn.Snapshot().Count;
                Catalogue.Move(number, worn.Compact());
            }
        }

        return Snapshot();
    }

    /// <summary>What was published last, after vectors have moved.</summary>
    public CollectionSnapshot Snapshot() => new()
    {
        Space = _space,
        Sequence = Sequence,
        Languages = _languages.Where(l => l.Index is not null).ToFrozenDictionary(l => l.Language, l => l.Index!.Snapshot()),
        Written = _languages.ToFrozenDictionary(l => l.Language, l => l.Written.Freeze()),
        Covered = _languages.ToFrozenDictionary(l => l.Language, l => l.Covered.Freeze()),
        Passages = Slots.Publish(),
        Documents = Slots.PublishDocuments(),
        Slots = Slots,
        Health = Health,
        Stored = _stored,
        Unfiled = Behind,
        CatalogueBytes = Slots.Bytes + Catalogue.Bytes,
    };

    private CataloguedRow Append(IndexRow row, int slot)
    {
        var number = NumberOf(row.Language);
        var language = _languages[number];
        language.Index ??= new LanguageIndex(_stored is null ? _space.Dimensions : 0);
        language.Changes++;
        return new(row.Id, number, language.Index.Append(slot, row.Vector.Span), row.IsStale);
    }

    private void TakeOut(int slot, CataloguedRow row)
    {
        _old[row.Id] = row;
        Cover(slot, row.Language, row.IsStale, false);
    }

    private void Cover(int slot, ushort number, bool isStale, bool member)
    {
        if (!isStale)
        {
            _languages[number].Covered.Set(slot, member);
        }
    }

    private ushort NumberOf(LanguageTag language)
    {
        if (!_numbers.TryGetValue(language, out var number))
        {
            _numbers[language] = number = checked((ushort)_languages.Count);
            _languages.Add(new(language));
        }

        return number;
    }
}
