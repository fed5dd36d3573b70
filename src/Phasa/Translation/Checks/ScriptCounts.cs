using System.Collections.Frozen;
using System.Text;
using ICU4N.Globalization;

namespace Phasa.Translation.Checks;

/// <summary>The letters and marks of a text by script; digits, punctuation and signs of no script are not counted.</summary>
internal sealed class ScriptCounts
{
    private readonly Dictionary<int, int> _counts = [];

    public ScriptCounts(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var script = UScript.GetScript(rune.Value);
            if (script > UScript.Inherited && (Rune.IsLetter(rune) || IsMark(rune)))
            {
                _counts[script] = _counts.GetValueOrDefault(script) + 1;
                Total++;
            }
        }
    }

    public int Total { get; }

    public int Of(int script) => _counts.GetValueOrDefault(script);

    /// <summary>Share of the letters in any of <paramref name="scripts"/>, 0..1; 1 for a text without letters.</summary>
    public double Share(FrozenSet<int> scripts) => Total == 0 ? 1 : (double)scripts.Sum(Of) / Total;

    /// <summary>For example <c>88 % Thai, 12 % Lao</c>.</summary>
    public override string ToString() => string.Join(", ", _counts
        .OrderByDescending(c => c.Value)
        .Select(c => $"{100.0 * c.Value / Total:0} % {UScript.GetName(c.Key)}"));

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
