using System.Text;

namespace Phasa.Languages.Orthography;

/// <summary>
/// The canonical order of the marks in a syllable of one script. Unicode gives most of these marks combining class 0, so
/// canonical normalisation leaves different typing orders of the same syllable different.
/// </summary>
internal abstract class SyllableOrder
{
    /// <summary>Whether a syllable can begin with this letter.</summary>
    public abstract bool IsBase(char letter);

    /// <summary>
    /// The unit at <paramref name="index"/>, given those before it in the syllable; null when the syllable has ended.
    /// </summary>
    public abstract Mark? Next(ReadOnlySpan<char> text, int index, IReadOnlyList<Mark> before);

    /// <summary>Joins marks of a sorted syllable, from <paramref name="start"/> to the end, that spell one sign.</summary>
    public virtual void Compose(StringBuilder output, int start)
    {
    }

    /// <summary>The order of the script a character belongs to; null for scripts that need none.</summary>
    public static SyllableOrder? Of(char c) => c switch
    {
        >= '\u0E00' and <= '\u0E7F' => ThaiLaoSyllable.Thai,
        >= '\u0E80' and <= '\u0EFF' => ThaiLaoSyllable.Lao,
        >= '\u1000' and <= '\u109F' or >= '\uAA60' and <= '\uAA7F' => MyanmarSyllable.Instance,
        >= '\u1780' and <= '\u17FF' => KhmerSyllable.Instance,
        _ => null,
    };
}
