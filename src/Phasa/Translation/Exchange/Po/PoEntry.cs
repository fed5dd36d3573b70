using System.Text;
using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Translation.Exchange.Po;

/// <summary>An entry of a PO file while its lines come in.</summary>
internal sealed class PoEntry(string name)
{
    private readonly Dictionary<string, StringBuilder> _strings = [];
    private readonly Dictionary<string, string> _values = [];
    private StringBuilder? _open;
    private bool _isFuzzy;

    /// <summary>The line of its first string, or 0.</summary>
    public long Line { get; private set; }

    /// <summary>Whether it has both texts.</summary>
    public bool IsComplete => _strings.ContainsKey("msgid") && _strings.ContainsKey("msgstr");

    /// <summary>The context, or null.</summary>
    public string? Context => String("msgctxt");

    /// <summary>The text to translate.</summary>
    public string Source => String("msgid") ?? "";

    /// <summary>The translation; empty when there is none.</summary>
    public string Target => String("msgstr") ?? "";

    /// <summary>Whether a line belongs to the next entry.</summary>
    public bool Ends(string line) => IsComplete && line.TrimStart() is not ("" or ['"', ..] or ['#', '~', ..]) && !IsKeyword(line, "msgstr[");

    /// <summary>Takes a line.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/>.</exception>
    public void Add(string line, long number)
    {
        line = line.Trim();
        if (line is "" or ['#', '~', ..])
        {
            return;
        }

        if (line is ['#', ..])
        {
            AddComment(line);
            return;
        }

        Line = Line == 0 ? number : Line;
        if (line is ['"', ..])
        {
            Append(_open ?? throw Fault(number, "a string stands before any keyword"), line, number);
            return;
        }

        if (IsKeyword(line, "msgid_plural") || IsKeyword(line, "msgstr["))
        {
            throw Fault(number, "the entry has plural forms, which no passage has");
        }

        var end = line.IndexOfAny([' ', '\t', '"']);
        var keyword = end < 0 ? line : line[..end];
        if (keyword is not ("msgctxt" or "msgid" or "msgstr"))
        {
            throw Fault(number, $"'{(keyword.Length > 40 ? keyword[..40] : keyword)}' is neither a keyword, a string nor a comment");
        }

        if (!_strings.TryAdd(keyword, _open = new()))
        {
            throw Fault(number, $"the entry has two '{keyword}'");
        }

        Append(_open, line[keyword.Length..], number);
    }

    /// <summary>Fails when the entry was begun but has not both texts.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/>.</exception>
    public void RequireNothing(long number)
    {
        if (_strings.Count > 0)
        {
            throw Fault(number, $"the entry of line {Line} has no '{(_strings.ContainsKey("msgid") ? "msgstr" : "msgid")}'; the file may be cut off");
        }
    }

    /// <summary>The entry as a unit.</summary>
    public ExchangeUnit Unit(LanguageTag? language)
    {
        var written = ExchangeNames.StateOf(_values.GetValueOrDefault(ExchangeNames.State));
        return new()
        {
            Passage = PassageId.TryParse(Context, out var passage) ? passage : null,
            SourceLanguage = LanguageTag.TryParse(_values.GetValueOrDefault("source-language"), out var source) ? source : null,
            TargetLanguage = language,
            Source = Source,
            SourceHash = _values.GetValueOrDefault(ExchangeNames.Hash),
            Target = Target.Length > 0 ? Target : null,
            // A translator who takes the fuzzy mark away has confirmed the translation.
            State = _isFuzzy ? ExchangeState.Stale : written == ExchangeState.Stale ? ExchangeState.Human : written,
            Provenance = _values.GetValueOrDefault(ExchangeNames.Provenance) is { } by ? Uri.UnescapeDataString(by) : null,
            IsUnfinished = _isFuzzy && Target.Length > 0,
            Line = Line,
        };
    }

    private static bool IsKeyword(string line, string keyword) => line.StartsWith(keyword, StringComparison.Ordinal);

    private void AddComment(string line)
    {
        if (line.StartsWith("#,", StringComparison.Ordinal))
        {
            _isFuzzy |= line[2..].Split(',', StringSplitOptions.TrimEntries).Contains("fuzzy");
        }
        else if (line.StartsWith("#.", StringComparison.Ordinal) && line[2..].Trim() is var comment && comment.StartsWith(PoWriter.Values, StringComparison.Ordinal))
        {
            foreach (var value in comment[PoWriter.Values.Length..].Split(';', StringSplitOptions.TrimEntries).Select(v => v.Split('=', 2)).Where(v => v.Length == 2))
            {
                _values[value[0]] = value[1];
            }
        }
    }

    private void Append(StringBuilder text, string quoted, long number)
    {
        text.Append(PoText.Unquote(quoted) ?? throw Fault(number, "a string is not closed, or a quote within it has no backslash"));
        if (text.Length > ExchangeFault.MaxText)
        {
            throw Fault(number, $"a text is longer than {ExchangeFault.MaxText} characters");
        }
    }

    private string? String(string keyword) => _strings.TryGetValue(keyword, out var text) ? text.ToString() : null;

    private PhasaException Fault(long number, string what) => ExchangeFault.At(name, number, what, "Check it with 'msgfmt -c', or save it anew with the editor.");
}
