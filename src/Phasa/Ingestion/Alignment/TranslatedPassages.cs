using Phasa.Ingestion.Passages;

namespace Phasa.Ingestion.Alignment;

/// <summary>Collects translated text in reading order and the passages it belongs to.</summary>
internal sealed class TranslatedPassages(IReadOnlyList<Block> blocks, int passages)
{
    private readonly List<Entry> _entries = [];
    private readonly HeadingPath _path = new();
    private int _section;

    /// <summary>Adds a block: text of a passage; without one, a heading opens its section, and text waits for a neighbour.</summary>
    public void AddBlock(int block, int? passage)
    {
        if (passage is null && blocks[block].Kind == BlockKind.Heading)
        {
            _path.Enter(blocks[block]);
            _section++;
        }
        else
        {
            AddText(passage, blocks[block].Text);
        }
    }

    /// <summary>Adds a text: the title of a document that is nothing else, or a part of some blocks.</summary>
    public void AddText(int? passage, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _entries.Add(new Entry(passage, text, _section, _path.ToLine()));
        }
    }

    /// <summary>What each passage got, null for those that got nothing.</summary>
    public PassageText?[] ToPassages()
    {
        Settle();
        var result = new PassageText?[passages];
        foreach (var entries in _entries.GroupBy(e => e.Passage!.Value))
        {
            result[entries.Key] = new PassageText(entries.First().Heading, string.Join('\n', entries.Select(e => e.Text)));
        }

        return result;
    }

    /// <summary>Gives text that corresponds to nothing to the passage before it in its section, else after it, else to any before.</summary>
    private void Settle()
    {
        var after = default(Entry);
        var following = new Entry?[_entries.Count];
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            after = following[i] = _entries[i].Passage is null ? after : _entries[i];
        }

        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i] is { Passage: null, Section: var section } entry)
            {
                var before = i > 0 ? _entries[i - 1] : null;
                var neighbour = before?.Section == section || following[i]?.Section != section ? before ?? following[i] : following[i];
                _entries[i] = entry with { Passage = neighbour?.Passage ?? 0 };
            }
        }
    }

    private sealed record Entry(int? Passage, string Text, int Section, string? Heading);
}
