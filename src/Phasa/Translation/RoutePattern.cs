using Phasa.Languages;

namespace Phasa.Translation;

/// <summary>The pairs a route is for; a null language stands for every language.</summary>
internal readonly record struct RoutePattern(LanguageTag? Source, LanguageTag? Target)
{
    /// <summary>The patterns that hold <paramref name="pair"/>, the most specific first.</summary>
    public static IEnumerable<RoutePattern> For(LanguagePair pair) =>
        [new(pair.Source, pair.Target), new(null, pair.Target), new(pair.Source, null), new(null, null)];

    public static RoutePattern Parse(string text)
    {
        var sides = text.Split("->", StringSplitOptions.TrimEntries);
        return sides.Length == 2 && TrySide(sides[0], out var source) && TrySide(sides[1], out var target)
            ? new(source, target)
            : throw new PhasaException(ErrorCodes.InvalidConfiguration, $"The translation route '{text}' is not a language pair.",
                "Write a pair such as 'ja->lo', '*->lo', 'ja->*' or '*->*'.");
    }

    private static bool TrySide(string text, out LanguageTag? side)
    {
        side = null;
        if (text == "*")
        {
            return true;
        }

        var isTag = LanguageTag.TryParse(text, out var tag);
        side = tag;
        return isTag;
    }
}
