using System.Text;
using System.Text.RegularExpressions;
using Phasa.Languages;
using ZstdSharp;

namespace Phasa.Training.Corpus;

/// <summary>
/// Reads <c>*.tsv</c> and <c>*.tsv.zst</c>: a header with a language per column, then a meaning per line. A cell without
/// a letter of its language's script (untranslated, or in the wrong column) counts as empty.
/// </summary>
internal static partial class SegmentFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The header names no known language.</exception>
    public static IEnumerable<Segment> Read(string path, int source)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".zst", StringComparison.Ordinal) ? new DecompressionStream(file) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var columns = Columns(reader.ReadLine() ?? "", path);
        for (var line = 1; reader.ReadLine() is { } row; line++)
        {
            var texts = new string?[CorpusLanguages.Count + 1];
            var cells = row.Split('\t');
            for (var c = 0; c < Math.Min(cells.Length, columns.Length); c++)
            {
                if (columns[c] >= 0 && Clean(cells[c]) is { Length: > 0 } text && IsIn(text, columns[c]))
                {
                    texts[columns[c]] = text;
                }
            }

            if (texts.Count(t => t is not null) >= 2)
            {
                yield return new(source, line, texts);
            }
        }
    }

    // A language that comes twice: the second column is another wording.
    private static int[] Columns(string header, string path)
    {
        var columns = header.Split('\t').Select(h => Array.IndexOf(CorpusLanguages.Tags, h)).ToArray();
        for (var c = 1; c < columns.Length; c++)
        {
            if (columns[c] == 0 && columns.AsSpan(0, c).Contains(0))
            {
                columns[c] = CorpusLanguages.Count;
            }
        }

        return columns.Count(c => c >= 0) >= 2
            ? columns
            : throw new InvalidDataException($"{path}: the first line must name at least two of {string.Join(", ", CorpusLanguages.Tags)}, separated by tabs; it is '{header}'.");
    }

    // Verses carry their numbers in some languages only.
    private static string Clean(string cell) => LeadingNumber().Replace(cell.Trim(), "");

    private static bool IsIn(string text, int column)
    {
        if (column >= CorpusLanguages.Count)
        {
            return true;
        }

        return CorpusLanguages.Tags[column] switch
        {
            "ja" => text.Any(c => c is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF')),
            "zh" => text.Any(c => c is >= '\u3400' and <= '\u9FFF'),
            "th" => text.Any(c => c is >= '\u0E01' and <= '\u0E4E'),
            "lo" => text.Any(c => c is >= '\u0E81' and <= '\u0EDF'),
            "km" => text.Any(c => c is >= '\u1780' and <= '\u17FF'),
            "my" => text.Any(c => c is >= '\u1000' and <= '\u109F') && !ZawgyiDetector.IsZawgyi(text),
            "ko" => text.Any(c => c is >= '\uAC00' and <= '\uD7AF'),
            _ => text.Any(char.IsAsciiLetter),
        };
    }

    [GeneratedRegex(@"^\d{1,3}\s+(?=\D)")]
    private static partial Regex LeadingNumber();
}
