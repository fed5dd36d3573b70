using System.Globalization;
using System.Text;

namespace Phasa.Translation.Exchange.Po;

/// <summary>
/// Writes gettext PO: an entry per passage, its id as the context; a stale translation is fuzzy, with the text it is of as
/// the previous one. What only Phasa needs is one extracted comment.
/// </summary>
internal sealed class PoWriter(Stream stream, ExchangeHead head) : IExchangeWriter
{
    /// <summary>What the comment with Phasa's own values begins with.</summary>
    public const string Values = "phasa:";

    private readonly StreamWriter _text = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };

    /// <inheritdoc/>
    public void Begin()
    {
        _text.Write("msgid \"\"\nmsgstr \"\"\n");
        WriteHeader("Project-Id-Version", head.Collection);
        WriteHeader("Language", head.Target.Value.Replace('-', '_'));
        WriteHeader("MIME-Version", "1.0");
        WriteHeader("Content-Type", "text/plain; charset=UTF-8");
        WriteHeader("Content-Transfer-Encoding", "8bit");
        WriteHeader("X-Generator", "Phasa");
    }

    /// <inheritdoc/>
    public void Write(ExchangeUnit unit)
    {
        _text.WriteLine();
        WriteComment(unit.Title);
        WriteComment(unit.Heading);
        WriteComment(string.Join("; ", Own(unit).Where(v => v.Value is not null).Select(v => $"{v.Key}={v.Value}")) is var own ? $"{Values} {own}" : null);
        _text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"#: {PoText.Reference(unit.DocumentId ?? "")}:{unit.Ordinal + 1}"));
        if (unit.State == ExchangeState.Stale)
        {
            _text.WriteLine("#, fuzzy");
        }

        if (unit.OutdatedSource is { } outdated)
        {
            WriteText("#| ", "msgctxt", $"{unit.Passage}");
            WriteText("#| ", "msgid", outdated);
        }

        WriteText("", "msgctxt", $"{unit.Passage}");
        WriteText("", "msgid", unit.Source);
        WriteText("", "msgstr", unit.Target ?? "");
    }

    /// <inheritdoc/>
    public void End() => _text.Flush();

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private static Dictionary<string, string?> Own(ExchangeUnit unit) => new()
    {
        [ExchangeNames.State] = ExchangeNames.Of(unit.State ?? ExchangeState.Missing),
        [ExchangeNames.Hash] = unit.SourceHash,
        ["source-language"] = unit.SourceLanguage?.Value,
        [ExchangeNames.Provenance] = unit.Provenance is { } by ? Uri.EscapeDataString(by) : null,
    };

    private void WriteHeader(string name, string value) => _text.WriteLine(PoText.Quote($"{name}: {value}\n"));

    private void WriteComment(string? comment)
    {
        foreach (var line in comment?.Split('\n') ?? [])
        {
            _text.WriteLine($"#. {line.Replace('\r', ' ')}");
        }
    }

    /// <summary>A text of several lines has each on its own, after an empty one, as gettext's tools write it.</summary>
    private void WriteText(string prefix, string keyword, string text)
    {
        var lines = PoText.Lines(text);
        if (lines.Count > 1)
        {
            _text.WriteLine($"{prefix}{keyword} \"\"");
            lines.ForEach(line => _text.WriteLine(prefix + PoText.Quote(line)));
        }
        else
        {
            _text.WriteLine($"{prefix}{keyword} {PoText.Quote(text)}");
        }
    }
}
