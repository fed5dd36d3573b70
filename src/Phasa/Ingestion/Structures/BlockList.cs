namespace Phasa.Ingestion.Structures;

/// <summary>Collects the blocks of one document: normalises their texts and drops those without any.</summary>
internal sealed class BlockList(Func<string, string> normalize)
{
    private readonly List<Block> _blocks = [];

    /// <summary>Adds a block unless its text is blank.</summary>
    public void Add(BlockKind kind, string text, int level = 0)
    {
        var normal = normalize(text).Trim('\n');
        normal = kind == BlockKind.Code ? normal.TrimEnd() : normal.Trim();
        if (!string.IsNullOrWhiteSpace(normal))
        {
            _blocks.Add(new Block(kind, normal, level));
        }
    }

    /// <summary>Adds the blocks of an embedded document as they are.</summary>
    public void AddRange(DocumentStructure embedded)
    {
        if (embedded.Title is { } title)
        {
            _blocks.Add(new Block(BlockKind.Heading, title, 1));
        }

        _blocks.AddRange(embedded.Blocks);
    }

    /// <summary>The document; a level-1 heading at its beginning becomes the title.</summary>
    /// <param name="otherwise">The title of a document that does not begin with one.</param>
    public DocumentStructure ToStructure(string? otherwise = null)
    {
        if (_blocks is [{ Kind: BlockKind.Heading, Level: 1 } first, ..])
        {
            return new DocumentStructure(first.Text, _blocks[1..]);
        }

        var title = otherwise is null ? null : normalize(otherwise).Trim();
        return new DocumentStructure(string.IsNullOrEmpty(title) ? null : title, _blocks);
    }
}
