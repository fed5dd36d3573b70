namespace Phasa.Providers.Translation.Services;

/// <summary>Texts cut to a service's limits, and their translations put together again. For one thread.</summary>
internal sealed class PiecedTexts
{
    private readonly List<(int Text, string Piece)> _pieces;
    private readonly string?[] _translations;
    private readonly ServiceLimits _limits;
    private readonly int _count;

    public PiecedTexts(IReadOnlyList<string> texts, ServiceLimits limits)
    {
        _limits = limits;
        _count = texts.Count;
        _pieces = [.. texts.SelectMany((text, i) => TextPieces.Of(text, limits.MaxCharacters).Select(piece => (i, piece)))];
        _translations = new string?[_pieces.Count];
    }

    /// <summary>Runs of pieces, each within the limits.</summary>
    public IEnumerable<Range> Batches()
    {
        var (start, characters) = (0, 0);
        for (var i = 0; i < _pieces.Count; i++)
        {
            var length = _pieces[i].Piece.Length;
            if (i > start && (i - start >= _limits.MaxTexts || characters + length > _limits.MaxCharacters))
            {
                yield return start..i;
                (start, characters) = (i, 0);
            }

            characters += length;
        }

        yield return start.._pieces.Count;
    }

    public IReadOnlyList<string> Texts(Range batch) => [.. _pieces[batch].Select(p => p.Piece)];

    public void Take(Range batch, IReadOnlyList<string?> translations)
    {
        var start = batch.Start.Value;
        for (var i = 0; i < translations.Count; i++)
        {
            _translations[start + i] = translations[i] is { } text ? WithEnds(_pieces[start + i].Piece, text) : null;
        }
    }

    /// <summary>One translation per text; null where one of its pieces has none.</summary>
    public IReadOnlyList<string?> Join()
    {
        var joined = new string?[_count];
        foreach (var pieces in _pieces.Index().GroupBy(p => p.Item.Text))
        {
            var translations = pieces.Select(p => _translations[p.Index]).ToList();
            joined[pieces.Key] = translations.Contains(null) ? null : string.Concat(translations);
        }

        return joined;
    }

    // Services trim what they are sent; a line break at the end of a piece holds two paragraphs apart.
    private static string WithEnds(string piece, string translation)
    {
        var body = piece.AsSpan().Trim();
        if (body.Length == 0)
        {
            return piece;
        }

        var lead = piece.Length - piece.AsSpan().TrimStart().Length;
        return string.Concat(piece.AsSpan(0, lead), translation.AsSpan().Trim(), piece.AsSpan(lead + body.Length));
    }
}
