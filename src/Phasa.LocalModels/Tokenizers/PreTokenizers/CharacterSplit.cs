using System.Text;

namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>Splits at characters of a class; each counts as found by itself.</summary>
internal sealed class CharacterSplit(Func<Rune, bool> isFound, SplitBehavior behavior) : IPreTokenizer
{
    /// <inheritdoc/>
    public void Split(Piece piece, List<Piece> output)
    {
        List<Stretch> stretches = [];
        var (place, rest) = (0, 0);
        foreach (var rune in piece.Span.EnumerateRunes())
        {
            var end = place + rune.Utf16SequenceLength;
            if (isFound(rune))
            {
                if (rest < place)
                {
                    stretches.Add(new Stretch(rest, place, false));
                }

                stretches.Add(new Stretch(place, end, true));
                rest = end;
            }

            place = end;
        }

        if (rest < piece.Length)
        {
            stretches.Add(new Stretch(rest, piece.Length, false));
        }

        Stretch.Join(stretches, behavior, piece, output);
    }
}
