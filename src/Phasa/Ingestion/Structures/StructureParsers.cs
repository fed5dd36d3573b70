namespace Phasa.Ingestion.Structures;

/// <summary>The parser of each <see cref="TextFormat"/>. Thread-safe.</summary>
public sealed class StructureParsers
{
    private readonly Dictionary<TextFormat, IStructureParser> _parsers;

    /// <summary>Creates the three parsers.</summary>
    /// <param name="normalize">Brings a block's text to the normal form that everything else compares. It must be
    /// thread-safe, and may return an empty text, which drops the block.</param>
    public StructureParsers(Func<string, string> normalize)
    {
        var html = new HtmlParser(normalize);
        _parsers = new IStructureParser[] { new MarkdownParser(normalize, html), new PlainTextParser(normalize), html }
            .ToDictionary(p => p.Format);
    }

    /// <summary>The parser of a format.</summary>
    public IStructureParser this[TextFormat format] => _parsers[format];

    /// <summary>The structure of a text in a format.</summary>
    /// <exception cref="PhasaException">As <see cref="IStructureParser.Parse"/> raises it.</exception>
    public DocumentStructure Parse(TextFormat format, string text) => this[format].Parse(text);
}
