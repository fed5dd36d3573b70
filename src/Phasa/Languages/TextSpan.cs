namespace Phasa.Languages;

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
/// <param name="Start">Index of the first code unit.</param>
/// <param name="Length">Number of code units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Index after the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Whether the two share a code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The stretch itself.</summary>
    public string Of(string text) => text.Substring(Start, Length);
}
