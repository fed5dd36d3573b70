namespace Phasa.LocalModels.Onnx.Batches;

/// <summary>Texts that go through the network together, as token ids, each padded at its end to the longest. Immutable.</summary>
internal sealed class TokenBatch
{
    private readonly IReadOnlyList<IReadOnlyList<int>> _texts;

    /// <summary>Joins texts; none of them is empty.</summary>
    public TokenBatch(IReadOnlyList<IReadOnlyList<int>> texts, int padId)
    {
        _texts = texts;
        PadId = padId;
        Width = texts.Max(t => t.Count);
    }

    /// <summary>How many texts.</summary>
    public int Count => _texts.Count;

    /// <summary>Tokens of the longest text.</summary>
    public int Width { get; }

    /// <summary>The id at padded places.</summary>
    public int PadId { get; }

    /// <summary>Tokens of a text.</summary>
    public int Length(int text) => _texts[text].Count;

    /// <summary>Writes the ids, <see cref="Count"/> × <see cref="Width"/>.</summary>
    public void CopyIds(Span<long> target)
    {
        target.Fill(PadId);
        for (var i = 0; i < Count; i++)
        {
            var row = target.Slice(i * Width, Width);
            var ids = _texts[i];
            for (var j = 0; j < ids.Count; j++)
            {
                row[j] = ids[j];
            }
        }
    }

    /// <summary>Writes 1 for a token and 0 for padding.</summary>
    public void CopyMask(Span<long> target)
    {
        target.Clear();
        for (var i = 0; i < Count; i++)
        {
            target.Slice(i * Width, Length(i)).Fill(1);
        }
    }

    /// <summary>Writes each token's place in its text, from 0; padded places go on counting, which the mask hides.</summary>
    public void CopyPositions(Span<long> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = i % Width;
        }
    }
}
