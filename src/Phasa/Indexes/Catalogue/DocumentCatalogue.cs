using Phasa.Documents;

namespace Phasa.Indexes.Catalogue;

/// <summary>
/// What an index remembers of documents, to take them out again: which passages each has, which rows each passage, and where
/// they lie. One writer at a time, no readers beside it. About 28 bytes a row with one row to a passage, beside the slots.
/// </summary>
internal sealed class DocumentCatalogue
{
    private const int None = -1;

    private readonly PassageSlots _slots;
    private readonly CatalogueArrays _arrays;
    private readonly SlotTable _documents;
    private int _free = None;
    private int _rows;

    /// <summary>A catalogue without documents.</summary>
    public DocumentCatalogue(PassageSlots slots)
        : this(slots, new CatalogueArrays())
    {
    }

    /// <summary>The catalogue that arrays hold.</summary>
    public DocumentCatalogue(PassageSlots slots, CatalogueArrays arrays)
    {
        (_slots, _arrays, _rows) = (slots, arrays, arrays.RowIds.Length);
        _documents = new();
        for (var slot = slots.Count - 1; slot >= 0; slot--)
        {
            if (arrays.PassageLanguages[slot] == CatalogueArrays.Gone)
            {
                DeadSlots++;
            }
        }

        FindHeads();
        for (var row = 0; row < _rows; row++)
        {
            if (arrays.RowLanguages[row] == CatalogueArrays.Gone)
            {
                (arrays.NextRows[row], _free) = (_free, row);
            }
        }
    }

    /// <summary>Slots of passages that are no longer there.</summary>
    public int DeadSlots { get; private set; }

    /// <summary>Memory it takes, in bytes.</summary>
    public long Bytes => _arrays.Bytes + _documents.Bytes;

    /// <summary>A copy of it, for a file.</summary>
    public CatalogueArrays Copy() => _arrays.Copy(_slots.Count, _rows);

    /// <summary>Every passage with its source language, and every row with its passage.</summary>
    /// <param name="passage">Takes slot and language.</param>
    /// <param name="row">Takes slot, language and whether the row is stale.</param>
    public void Visit(Action<int, ushort> passage, Action<int, ushort, bool> row)
    {
        for (var slot = 0; slot < _slots.Count; slot++)
        {
            if (_arrays.PassageLanguages[slot] is var language and not CatalogueArrays.Gone)
            {
                passage(slot, language);
                for (var at = _arrays.FirstRows[slot]; at != None; at = _arrays.NextRows[at])
                {
                    row(slot, _arrays.RowLanguages[at], _arrays.Positions[at] < 0);
                }
            }
        }
    }

    /// <summary>Takes a document out.</summary>
    /// <param name="document">The document.</param>
    /// <param name="passage">Takes slot and language of each of its passages.</param>
    /// <param name="row">Takes the slot and each row.</param>
    public void Remove(DocumentKey document, Action<int, ushort> passage, Action<int, CataloguedRow> row)
    {
        var slot = _documents.Find(document.Value, _slots.DocumentKeys);
        while (slot >= 0)
        {
            if (_arrays.PassageLanguages[slot] is var language and not CatalogueArrays.Gone)
            {
                passage(slot, language);
                RemoveRows(slot, row);
                _arrays.PassageLanguages[slot] = CatalogueArrays.Gone;
                DeadSlots++;
            }

            (slot, _arrays.NextSlots[slot]) = (_arrays.NextSlots[slot], None);
        }
    }

    /// <summary>Puts a passage in, under the slot it has or had, else under a new one.</summary>
    /// <returns>The slot.</returns>
    public int Add(DocumentKey document, PassageId passage, ushort language)
    {
        var slot = _slots.SlotOf(passage);
        if (slot < 0 || _slots.DocumentAt(slot) != document)
        {
            slot = _slots.Take(passage, document);
            GrowingArray.Reserve(ref _arrays.PassageLanguages, slot);
            GrowingArray.Reserve(ref _arrays.NextSlots, slot);
            GrowingArray.Reserve(ref _arrays.FirstRows, slot);
        }
        else
        {
            DeadSlots--;
        }

        var head = _documents.Find(document.Value, _slots.DocumentKeys);
        _arrays.NextSlots[slot] = head < 0 || _arrays.PassageLanguages[head] == CatalogueArrays.Gone ? None : head;
        _arrays.PassageLanguages[slot] = language;
        _arrays.FirstRows[slot] = None;
        _documents.Set(slot, _slots.DocumentKeys);
        return slot;
    }

    /// <summary>Puts a row of a passage in.</summary>
    public void Add(int slot, CataloguedRow row)
    {
        var at = _free;
        if (at == None)
        {
            at = _rows++;
            GrowingArray.Reserve(ref _arrays.RowIds, at);
            GrowingArray.Reserve(ref _arrays.Positions, at);
            GrowingArray.Reserve(ref _arrays.RowLanguages, at);
            GrowingArray.Reserve(ref _arrays.NextRows, at);
        }
        else
        {
            _free = _arrays.NextRows[at];
        }

        (_arrays.RowIds[at], _arrays.RowLanguages[at]) = (row.Id, row.Language);
        _arrays.Positions[at] = row.IsStale ? ~row.Position : row.Position;
        (_arrays.NextRows[at], _arrays.FirstRows[slot]) = (_arrays.FirstRows[slot], at);
    }

    /// <summary>Takes over new positions after a language index was compacted.</summary>
    public void Move(ushort language, int[] positions)
    {
        for (var row = 0; row < _rows; row++)
        {
            if (_arrays.RowLanguages[row] == language)
            {
                var position = _arrays.Positions[row];
                _arrays.Positions[row] = position < 0 ? ~positions[~position] : positions[position];
            }
        }
    }

    private void RemoveRows(int slot, Action<int, CataloguedRow> row)
    {
        var at = _arrays.FirstRows[slot];
        while (at != None)
        {
            var position = _arrays.Positions[at];
            row(slot, new(_arrays.RowIds[at], _arrays.RowLanguages[at], position < 0 ? ~position : position, position < 0));
            _arrays.RowLanguages[at] = CatalogueArrays.Gone;
            var next = _arrays.NextRows[at];
            (_arrays.NextRows[at], _free) = (_free, at);
            at = next;
        }

        _arrays.FirstRows[slot] = None;
    }

    // The first slot of a document is the one that is no other's next.
    private void FindHeads()
    {
        var isNext = new Bitmap();
        foreach (var next in _arrays.NextSlots.AsSpan(0, _slots.Count))
        {
            if (next != None)
            {
                isNext.Set(next, true);
            }
        }

        var nexts = isNext.Freeze();
        for (var slot = 0; slot < _slots.Count; slot++)
        {
            if (_arrays.PassageLanguages[slot] != CatalogueArrays.Gone && !nexts.Contains(slot))
            {
                _documents.Set(slot, _slots.DocumentKeys);
            }
        }
    }
}

/// <summary>A row as a catalogue knows it.</summary>
/// <param name="Id">The store's key.</param>
/// <param name="Language">Its language's number.</param>
/// <param name="Position">Its position in the language's index.</param>
/// <param name="IsStale">Whether it is a human translation of an older original.</param>
internal readonly record struct CataloguedRow(long Id, ushort Language, int Position, bool IsStale);
