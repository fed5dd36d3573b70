namespace Phasa.Bench.Onnx;

/// <summary>The size of a transformer encoder.</summary>
/// <param name="Layers">Attention and feed-forward blocks.</param>
/// <param name="Hidden">Length of a token's vector; a multiple of <paramref name="Heads"/>.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="FeedForward">Width inside a feed-forward block.</param>
/// <param name="Vocabulary">Token ids.</param>
/// <param name="Positions">The most tokens of a text.</param>
internal sealed record EncoderShape(int Layers, int Hidden, int Heads, int FeedForward, int Vocabulary, int Positions)
{
    /// <summary>The shape of multilingual-e5-small, with a vocabulary of 20,000 instead of 250,037: rows that are looked up cost nothing.</summary>
    public static EncoderShape E5Small { get; } = new(Layers: 12, Hidden: 384, Heads: 12, FeedForward: 1536, Vocabulary: 20_000, Positions: 512);
}
