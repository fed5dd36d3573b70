using System.Text.Json;
using Phasa.Languages;

namespace Phasa.Ingestion.Readers;

/// <summary>
/// What the columns of a CSV file mean: id, title, text, language, format, text_LANG, title_LANG; every other column is
/// metadata under its own name.
/// </summary>
internal sealed class CsvColumns
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<LanguageTag, int> _texts = [];
    private readonly Dictionary<LanguageTag, int> _titles = [];
    private readonly List<int> _metadata = [];

    /// <summary>Reads a header.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidFile"/>, with the columns that were found.</exception>
    public CsvColumns(IReadOnlyList<string> header, string file)
    {
        _names = [.. header.Select(h => h.Trim())];
        for (var i = 0; i < _names.Length; i++)
        {
            if (_names[i].Length == 0 || _names.AsSpan(0, i).Contains(_names[i], StringComparer.OrdinalIgnoreCase))
            {
                throw Invalid(file, _names[i].Length == 0 ? $"Column {i + 1} has no name" : $"There are two columns '{_names[i]}'");
            }

            Classify(i);
        }

        if (!_known.ContainsKey("text"))
        {
            throw Invalid(file, "There is no column 'text'");
        }

        if (_titles.Keys.FirstOrDefault(l => !_texts.ContainsKey(l)) is var lone && lone != default)
        {
            throw Invalid(file, $"There is a column 'title_{lone}' without a column 'text_{lone}'");
        }
    }

    /// <summary>The number of columns.</summary>
    public int Count => _names.Length;

    /// <summary>The document of a record.</summary>
    /// <param name="field">The value of each column, empty where the record is short.</param>
    /// <param name="otherwise">The id in a file without ids.</param>
    /// <exception cref="PhasaException">A value is not what its column takes.</exception>
    public DocumentInput Read(Func<int, string> field, string otherwise)
    {
        string? Known(string name) => _known.TryGetValue(name, out var i) && field(i) is { Length: > 0 } value ? value : null;

        return new DocumentInput(_known.ContainsKey("id") ? Known("id") ?? "" : otherwise, Known("text") ?? "")
        {
            Title = Known("title"),
            Language = Known("language") is { } tag ? LanguageTag.Parse(tag.Trim()) : null,
            Format = Known("format") is { } format ? Format(format) : TextFormat.Markdown,
            Metadata = _metadata.Where(i => field(i).Length > 0).ToDictionary(i => _names[i], i => JsonSerializer.SerializeToElement(
                field(i), DocumentJsonContext.Default.String)),
            Translations = Translations(field),
        };
    }

    private Dictionary<LanguageTag, TranslationInput> Translations(Func<int, string> field)
    {
        var translations = new Dictionary<LanguageTag, TranslationInput>();
        foreach (var (language, column) in _texts)
        {
            var title = _titles.TryGetValue(language, out var t) && field(t) is { Length: > 0 } value ? value : null;
            if (field(column).Length > 0)
            {
                translations.Add(language, new TranslationInput(field(column), title));
            }
            else if (title is not null)
            {
                throw new PhasaException(ErrorCodes.InvalidFile, $"'title_{language}' has a value and 'text_{language}' has none.");
            }
        }

        return translations;
    }

    private void Classify(int column)
    {
        var name = _names[column];
        var parts = name.Split('_', 2);
        if (name.ToLowerInvariant() is "id" or "title" or "text" or "language" or "format")
        {
            _known.Add(name, column);
        }
        else if (parts.Length == 2 && parts[0].ToLowerInvariant() is "text" or "title" && LanguageTag.TryParse(parts[1], out var language))
        {
            (parts[0].Equals("text", StringComparison.OrdinalIgnoreCase) ? _texts : _titles)[language] = column;
        }
        else
        {
            _metadata.Add(column);
        }
    }

    private static TextFormat Format(string value) => Enum.TryParse<TextFormat>(value.Trim(), ignoreCase: true, out var format)
        && Enum.IsDefined(format) && !char.IsAsciiDigit(value.Trim()[0])
        ? format
        : throw new PhasaException(ErrorCodes.InvalidFile, $"'{value}' is not a format.", "Use markdown, plain or html.");

    private PhasaException Invalid(string file, string what) => new(
        ErrorCodes.InvalidFile, $"{what} in '{file}'; its columns are: {string.Join(", ", _names.Take(50))}.",
        "Name the column with the documents' texts 'text', and each column once; docs/reference/formats.md lists the columns.")
    {
        Location = $"{file}:1",
    };
}
