namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>Cuts a piece, and may rewrite its characters. Thread-safe.</summary>
internal interface IPreTokenizer
{
    /// <summary>Appends the parts of a piece, in order, none of them empty.</summary>
    void Split(Piece piece, List<Piece> output);
}
