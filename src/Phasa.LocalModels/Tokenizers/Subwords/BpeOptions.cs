namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>How a byte-pair encoding treats the ends of words and what its vocabulary lacks.</summary>
internal sealed record BpeOptions
{
    /// <summary>The id for a character that the vocabulary lacks; null: it is left out.</summary>
    public int? UnknownId { get; init; }

    /// <summary>Whether unknown neighbours become one token.</summary>
    public bool JoinUnknown { get; init; }

    /// <summary>Whether an unknown character becomes its bytes' tokens.</summary>
    public bool ByteFallback { get; init; }

    /// <summary>Whether a piece that is a token is that token, whatever the merges would make of it.</summary>
    public bool WholePiecesFirst { get; init; }

    /// <summary>What a character inside a word begins with.</summary>
    public string InsidePrefix { get; init; } = "";

    /// <summary>What the last character of a word ends with.</summary>
    public string EndSuffix { get; init; } = "";
}
