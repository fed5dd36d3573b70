namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>A part of a piece that a splitting pattern found, or that lies between two such.</summary>
internal readonly record struct Stretch(int Start, int End, bool Found)
{
    /// <summary>Appends the pieces that stretches become; the stretches cover the piece in order.</summary>
    public static void Join(List<Stretch> stretches, SplitBehavior behavior, Piece piece, List<Piece> output)
    {
        for (var i = 0; i < stretches.Count; i++)
        {
            var (start, end, found) = stretches[i];
            if (behavior == SplitBehavior.Removed && found)
            {
                continue;
            }

            while (i + 1 < stretches.Count && BelongTogether(stretches, i, behavior))
            {
                end = stretches[++i].End;
            }

            if (start < end)
            {
                output.Add(piece.Slice(start, end));
            }
        }
    }

    /// <summary>Whether a stretch and the next become one piece. Of a run that was found, only the one at the neighbour joins it.</summary>
    private static bool BelongTogether(List<Stretch> stretches, int i, SplitBehavior behavior) => behavior switch
    {
        SplitBehavior.Contiguous => stretches[i].Found == stretches[i + 1].Found,
        SplitBehavior.MergedWithPrevious => !stretches[i].Found && stretches[i + 1].Found,
        SplitBehavior.MergedWithNext => stretches[i].Found && !stretches[i + 1].Found,
        _ => false,
    };
}
