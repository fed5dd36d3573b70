using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Indexes;

/// <summary>What an index remembers of a document, to take it out again.</summary>
internal sealed class DocumentEntry
{
    /// <summary>Its passages: slot and source language.</summary>
    public Dictionary<PassageId, (int Slot, LanguageTag Language)> Slots { get; } = [];

    /// <summary>Its rows by the store's key.</summary>
    public Dictionary<long, RowEntry> Rows { get; } = [];

    /// <summary>Takes over new positions after a language index was compacted.</summary>
    public void Move(LanguageTag language, int[] positions)
    {
        foreach (var (id, row) in Rows.Where(r => r.Value.Language == language).ToList())
        {
            Rows[id] = row with { Position = positions[row.Position] };
        }
    }
}

/// <summary>Where a row lies.</summary>
internal readonly record struct RowEntry(LanguageTag Language, int Slot, int Position, bool IsStale);
