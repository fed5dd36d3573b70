using Phasa.Ingestion.Readers;

namespace Phasa.Separation.PairSets;

/// <summary>
/// Reads pair sets: JSON Lines of <c>{"id", "query": {lang: text}, "document": {lang: text}}</c>, or CSV or TSV with a column per
/// language, whose sets hold parallel texts only. Texts are normalised as everything that is embedded. A file with a fault is
/// refused with all its faults: figures over what is left would be others' figures.
/// </summary>
public static class PairSetReader
{
    /// <summary>The most items of a set: similarities are n × n.</summary>
    public const int MostItems = 5000;

    /// <summary>The longest text, in UTF-16 code units.</summary>
    public const int LongestText = 20_000;

    private const long MostBytes = 256L << 20;

    private const string Shape =
        """Write one object a line: {"id": "reset", "query": {"lo": "…", "en": "…"}, "document": {"lo": "…", "en": "…"}}; or a CSV file with a column per language. See docs/reference/formats.md.""";

    private static readonly char[] BlankOrMark = [' ', '\t', '\r', '\n', '\uFEFF'];

    /// <summary>Reads a file.</summary>
    /// <exception cref="PhasaException">As <see cref="Read"/>; <see cref="ErrorCodes.InvalidFile"/> when it is not there or cannot be read.</exception>
    public static async Task<PairSet> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                throw new IOException($"it is larger than {MostBytes >> 20} MiB, which no pair set is.");
            }

            return Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhasaException(ErrorCodes.InvalidFile, $"The pair set '{path}' cannot be read: {e.Message}", "Check the path and that the file may be read.", e) { Location = path };
        }
    }

    /// <summary>Reads the bytes of a file. The name's extension says the format; without a known one, the content does.</summary>
    /// <param name="bytes">UTF-8 with or without a byte order mark, or UTF-16 with one.</param>
    /// <param name="name">The file's name, which becomes the set's.</param>
    /// <returns>A set of at least two items, with at least one condition that two items have.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidFile"/> with a line per fault and the place of the first, or
    /// <see cref="ErrorCodes.UnreadableText"/>.</exception>
    public static PairSet Read(ReadOnlySpan<byte> bytes, string name)
    {
        var text = TextDecoder.Decode(bytes, name);
        var faults = new LineFaults(name);
        var separator = Separator(text, name);
        var items = string.IsNullOrWhiteSpace(text) ? [] : separator is { } by ? PairTable.Read(text, by, faults) : PairLines.Read(text, faults);
        if (faults.Any)
        {
            throw faults.ToException(Shape);
        }

        var set = new PairSet(name, items, IsParallelOnly: separator is not null);
        return Complaint(set) is { } complaint ? throw new PhasaException(ErrorCodes.InvalidFile, $"'{name}' {complaint}", Shape) { Location = name } : set;
    }

    private static string? Complaint(PairSet set) =>
        set.Items.Count == 0 ? "holds no item."
        : set.Items.Count > MostItems ? $"has {set.Items.Count} items; {MostItems} is the limit. A sample of some hundreds tells as much."
        : set.Conditions.Any(c => set.ItemsOf(c).Count > 1) ? null
        : set.IsParallelOnly ? "has no two items with texts in the same two languages, so that nothing can be compared."
        : "has no two items with a query in one language and a document in one language, so that nothing can be compared.";

    /// <summary>What separates the columns; null for JSON Lines.</summary>
    private static char? Separator(string text, string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" or ".json" => null,
        ".csv" => ',',
        ".tsv" or ".tab" => '\t',
        _ => text.TrimStart(BlankOrMark) is var content && content.StartsWith('{') ? null
            : content.AsSpan(0, content.AsSpan().IndexOf('\n') is >= 0 and var end ? end : content.Length).Contains('\t') ? '\t' : ',',
    };
}
