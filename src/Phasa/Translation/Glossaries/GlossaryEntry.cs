using Phasa.Languages;

namespace Phasa.Translation.Glossaries;

/// <summary>A term as it is configured, for all its target languages.</summary>
/// <param name="Source">The term.</param>
/// <param name="Targets">The accepted forms by language.</param>
/// <param name="IsCaseSensitive">Whether letter case counts.</param>
/// <param name="IsKept">Whether it is not translated, into any language.</param>
/// <param name="Note">When it is meant.</param>
internal sealed record GlossaryEntry(
    string Source, IReadOnlyDictionary<LanguageTag, IReadOnlyList<string>> Targets, bool IsCaseSensitive, bool IsKept, string? Note)
{
    private const int MostCharacters = 200;
    private const char Between = '|';

    /// <summary>A term with its forms.</summary>
    /// <param name="source">The term.</param>
    /// <param name="targets">Language tags and forms with <c>|</c> between them; blank forms are left out.</param>
    /// <param name="isCaseSensitive">Whether letter case counts.</param>
    /// <param name="note">When it is meant.</param>
    /// <exception cref="FormatException">An empty or overlong text, no form at all, or a key that is no language tag.</exception>
    public static GlossaryEntry Of(string source, IEnumerable<KeyValuePair<string, string>> targets, bool isCaseSensitive, string? note)
    {
        var forms = new Dictionary<LanguageTag, IReadOnlyList<string>>();
        foreach (var (tag, text) in targets)
        {
            if (!LanguageTag.TryParse(tag, out var language))
            {
                throw new FormatException($"'{tag}' is no language tag");
            }

            var accepted = (text ?? "").Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(f => Text(f, "the form")).ToList();
            if (accepted.Count > 0 && !forms.TryAdd(language, accepted))
            {
                throw new FormatException($"the term '{source}' has {language} twice");
            }
        }

        return forms.Count > 0
            ? new(Text(source, "the term"), forms, isCaseSensitive, IsKept: false, string.IsNullOrWhiteSpace(note) ? null : Text(note, "the note"))
            : throw new FormatException($"the term '{source}' has no form in any language; a name that stays as it is is a doNotTranslate");
    }

    /// <summary>A name that is not translated.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="FormatException">It is empty or too long.</exception>
    public static GlossaryEntry Kept(string name) =>
        new(Text(name, "the name"), new Dictionary<LanguageTag, IReadOnlyList<string>>(), IsCaseSensitive: true, IsKept: true, null);

    /// <summary>What it is for a target language; null when it has no form there.</summary>
    public GlossaryTerm? For(LanguageTag target) =>
        IsKept ? new(Source, [Source], IsCaseSensitive: true, IsKept: true)
        : Targets.TryGetValue(target, out var forms) ? new(Source, forms, IsCaseSensitive, IsKept: false, Note)
        : null;

    private static string Text(string text, string what) => TermText.Of(text) switch
    {
        "" => throw new FormatException($"{what} is empty"),
        { Length: > MostCharacters } => throw new FormatException($"{what} '{text[..20]}…' has more than {MostCharacters} characters"),
        _ => TextNormalizer.Normalize(text).Trim(),
    };
}
