using System.Text.Json;
using Phasa.Ingestion.Readers;
using Phasa.Separation.PairSets;

namespace Phasa.Separation.Paths;

/// <summary>
/// Reads judged queries, one JSON object a line: <c>{"id", "query": {lang: text}, "relevant": [documentId]}</c>. Where
/// <c>relevant</c> is absent or empty no document answers the query. Blank lines are passed over. A file with a fault is refused with all its faults: figures over what is left would be others' figures.
/// </summary>
public static class JudgedQueryReader
{
    private const string Shape = """Write one object a line: {"id": "q1", "query": {"lo": "…"}, "relevant": ["document-id"]}; see docs/reference/formats.md.""";

    /// <summary>Reads a file.</summary>
    /// <exception cref="PhasaException">As <see cref="Read"/>.</exception>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public static async Task<IReadOnlyList<JudgedQuery>> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), Path.GetFileName(path));

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">UTF-8, or UTF-16 with a byte order mark.</param>
    /// <param name="name">What the file is called in errors.</param>
    /// <returns>At least one query, in the order of the lines.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidFile"/> with a line per fault, or
    /// <see cref="ErrorCodes.UnreadableText"/>.</exception>
    public static IReadOnlyList<JudgedQuery> Read(ReadOnlySpan<byte> bytes, string name)
    {
        List<JudgedQuery> queries = [];
        var faults = new LineFaults(name, "The file of judged queries");
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, line) in TextDecoder.Decode(bytes, name).Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                var query = JudgedQueryJson.Parse(line);
                if (!lines.TryAdd(query.Id, index + 1))
                {
                    throw new JsonException($"the id '{query.Id}' is that of line {lines[query.Id]}, too");
                }

                queries.Add(query);
            }
            catch (JsonException e)
            {
                faults.Add(index + 1, Plain(e));
            }
        }

        return faults.Any ? throw faults.ToException(Shape)
            : queries.Count > 0 ? queries
            : throw new PhasaException(ErrorCodes.InvalidFile, $"The file of judged queries '{name}' holds no query.", Shape) { Location = name };
    }

    // The parser appends the position, always on the first line of this one.
    private static string Plain(JsonException e) => e.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
}
