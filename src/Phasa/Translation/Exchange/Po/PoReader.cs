using System.Runtime.CompilerServices;
using Phasa.Ingestion.Readers;
using Phasa.Languages;

namespace Phasa.Translation.Exchange.Po;

/// <summary>Reads gettext PO as UTF-8 (or UTF-16 with a mark). Obsolete entries are skipped; plural forms are refused: no passage has any.</summary>
internal static class PoReader
{
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/> with file and line.</exception>
    public static async IAsyncEnumerable<ExchangeUnit> ReadAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var utf8 = await ByteSource.OpenUtf8Async(stream, cancellationToken).ConfigureAwait(false);
        using var lines = new BoundedLines(utf8, name);
        var entry = new PoEntry(name);
        LanguageTag? language = null;
        var isHeader = true;
        var more = true;
        while (more)
        {
            var line = await lines.NextAsync(cancellationToken).ConfigureAwait(false);
            more = line is not null;
            if (line is not null && !entry.Ends(line))
            {
                entry.Add(line, lines.Number);
                continue;
            }

            if (entry.IsComplete)
            {
                if (isHeader && entry.Source.Length == 0 && entry.Context is null)
                {
                    language = Header(entry, name);
                }
                else
                {
                    yield return entry.Unit(language);
                }

                isHeader = false;
            }
            else
            {
                entry.RequireNothing(lines.Number);
            }

            entry = new PoEntry(name);
            if (line is not null)
            {
                entry.Add(line, lines.Number);
            }
        }
    }

    /// <summary>The language that the header names, after a look at the encoding.</summary>
    private static LanguageTag? Header(PoEntry header, string name)
    {
        var fields = header.Target.Split('\n').Select(f => f.Split(':', 2)).Where(f => f.Length == 2)
            .DistinctBy(f => f[0].Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(f => f[0].Trim(), f => f[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var type = fields.GetValueOrDefault("Content-Type", "");
        var charset = type.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? type[(at + 8)..].Trim() : "UTF-8";
        if (!charset.StartsWith("UTF-", StringComparison.OrdinalIgnoreCase) && charset is not ("CHARSET" or "ASCII" or "US-ASCII" or ""))
        {
            throw ExchangeFault.At(name, header.Line, $"its charset is {(charset.Length > 40 ? charset[..40] : charset)}, not UTF-8", "Convert it with 'msgconv -t UTF-8', or set the charset in the editor's properties of the catalogue.");
        }

        // gettext has zh_TW.UTF-8@variant where BCP 47 has zh-TW.
        var tag = fields.GetValueOrDefault("Language", "").Split('.', '@')[0].Replace('_', '-');
        return LanguageTag.TryParse(tag, out var language) ? language : null;
    }
}
