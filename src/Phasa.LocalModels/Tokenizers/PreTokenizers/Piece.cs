namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>A part of a text on its way to the subword model.</summary>
/// <param name="Text">The text that holds it.</param>
/// <param name="Start">Where it starts there.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="First">Whether the text to be encoded starts with it.</param>
internal readonly record struct Piece(string Text, int Start, int Length, bool First)
{
    /// <summary>Its characters.</summary>
    public ReadOnlySpan<char> Span => Text.AsSpan(Start, Length);

    /// <summary>A part of it, by places in it.</summary>
    public Piece Slice(int start, int end) => this with { Start = Start + start, Length = end - start, First = First && start == 0 };

    /// <summary>The same piece with other characters.</summary>
    public Piece With(string text) => new(text, 0, text.Length, First);
}
