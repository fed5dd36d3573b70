namespace Phasa.Ingestion.Passages;

/// <summary>The headings above the current place of a document, outermost first.</summary>
internal sealed class HeadingPath
{
    public const string Separator = " › ";

    private readonly List<Block> _headings = [];

    /// <summary>Enters the section of a heading: headings of its level and deeper are left.</summary>
    public void Enter(Block heading)
    {
        _headings.RemoveAll(h => h.Level >= heading.Level);
        _headings.Add(heading);
    }

    /// <summary>The path as one line, without its outermost headings as long as it does not fit; null outside any section.</summary>
    public string? ToLine(Func<string, bool>? fits = null)
    {
        for (var skip = 0; skip < _headings.Count; skip++)
        {
            var line = string.Join(Separator, _headings.Skip(skip).Select(h => h.Text));
            if (fits is null || skip == _headings.Count - 1 || fits(line))
            {
                return line;
            }
        }

        return null;
    }
}
