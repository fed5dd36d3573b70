using System.Globalization;
using Phasa.Languages;

namespace Phasa.Separation.Verdicts;

/// <summary>
/// Something said about a measurement, in English unless who shows it has the text in the reader's language: texts are constants with
/// places for what differs.
/// </summary>
/// <param name="Text">The English text with places, <c>{0}</c>.</param>
/// <param name="Values">What stands in the places: figures as text, languages (<see cref="LanguageTag"/>), and phrases.</param>
public sealed record Phrase(string Text, params IReadOnlyList<object> Values)
{
    /// <summary>The phrase as somebody shows it who has texts and names of languages of their own.</summary>
    /// <param name="say">Puts values, all of them text, into the places of a text.</param>
    /// <param name="name">What a language is called.</param>
    public string In(Func<string, object[], string> say, Func<LanguageTag, string> name)
    {
        ArgumentNullException.ThrowIfNull(say);
        ArgumentNullException.ThrowIfNull(name);
        return say(Text, [.. Values.Select(v => v switch
        {
            LanguageTag language => name(language),
            Phrase phrase => phrase.In(say, name),
            _ => v,
        })]);
    }

    /// <summary>The phrase in English.</summary>
    public override string ToString() => In((text, values) => string.Format(CultureInfo.InvariantCulture, text, values), l => LanguageProfiles.Of(l).EnglishName);
}
