namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>Pre-tokenizers one after the other.</summary>
internal sealed class PreTokenizerSequence(IReadOnlyList<IPreTokenizer> steps) : IPreTokenizer
{
    /// <inheritdoc/>
    public void Split(Piece piece, List<Piece> output)
    {
        List<Piece> pieces = [piece];
        List<Piece> next = [];
        foreach (var step in steps)
        {
            next.Clear();
            foreach (var part in pieces)
            {
                step.Split(part, next);
            }

            (pieces, next) = (next, pieces);
        }

        output.AddRange(pieces);
    }
}
