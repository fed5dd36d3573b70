namespace Phasa.Languages.Orthography;

/// <summary>A unit that follows the base letter of a syllable: one mark, or a subscript consonant with its sign.</summary>
/// <param name="Start">Index of its first code unit in the text.</param>
/// <param name="Length">Number of code units.</param>
/// <param name="Rank">Its place in the canonical order of the syllable; lower ranks come first.</param>
internal readonly record struct Mark(int Start, int Length, int Rank);
