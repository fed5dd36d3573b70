namespace Phasa.Languages.Terms;

/// <summary>A term of a text.</summary>
/// <param name="Text">The term as it is compared.</param>
/// <param name="Span">Where the text has it.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Term(string Text, TextSpan Span, TermKind Kind);

/// <summary>What a term is.</summary>
public enum TermKind
{
    /// <summary>A word.</summary>
    Word,

    /// <summary>Two neighbouring characters of a script without spaces, for words that no dictionary knows.</summary>
    Bigram,
}
