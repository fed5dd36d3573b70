using System.Text;

namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>Runs of word characters and runs of others are the pieces; white space goes.</summary>
internal sealed class WordSplit : IPreTokenizer
{
    private enum Kind
    {
        Space,
        Word,
        Other,
    }

    /// <inheritdoc/>
    public void Split(Piece piece, List<Piece> output)
    {
        var (place, start, current) = (0, 0, Kind.Space);
        foreach (var rune in piece.Span.EnumerateRunes())
        {
            var kind = rune.IsWord() ? Kind.Word : Rune.IsWhiteSpace(rune) ? Kind.Space : Kind.Other;
            if (kind != current)
            {
                AddUnlessSpace(start, place, current);
                (start, current) = (place, kind);
            }

            place += rune.Utf16SequenceLength;
        }

        AddUnlessSpace(start, place, current);

        void AddUnlessSpace(int from, int to, Kind kind)
        {
            if (kind != Kind.Space)
            {
                output.Add(piece.Slice(from, to));
            }
        }
    }
}
