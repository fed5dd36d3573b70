using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Phasa.Documents;
using Phasa.Monitoring;
using Phasa.Search;
using Phasa.Sqlite.Connections;

namespace Phasa.Sqlite.Monitoring;

/// <summary>The lists of a logged search in columns, as 0006.sql describes them. Names and quotes would double their size.</summary>
internal static class SearchJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SearchStep[] Steps = Enum.GetValues<SearchStep>();
    private static readonly string[] Routes = [.. Enum.GetValues<Route>().Select(Columns.Of)];
    private static readonly string[] Legs = [.. Enum.GetValues<SearchLegs>().Select(Columns.Of)];

    public static string Of(SearchTimes times) => Write(times, (json, t) =>
    {
        foreach (var step in Steps)
        {
            json.WriteNumberValue((long)t[step].TotalMicroseconds);
        }
    });

    public static string Of(IReadOnlyList<LoggedRoute> routes) => Write(routes, (json, all) =>
    {
        foreach (var route in all)
        {
            json.WriteStartArray();
            json.WriteStringValue(Routes[(int)route.Route]);
            json.WriteStringValue(route.Language.Value);
            json.WriteNumberValue(route.Rows);
            if (route.Best is { } best)
            {
                json.WriteNumberValue(best);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteNumberValue(route.Threshold);
            json.WriteNumberValue(route.Accepted);
            json.WriteEndArray();
        }
    });

    public static string Of(IReadOnlyList<LoggedHit> hits) => Write(hits, (json, all) =>
    {
        foreach (var hit in all)
        {
            json.WriteStartArray();
            json.WriteNumberValue(hit.Passage.Value);
            json.WriteStringValue(hit.DocumentId);
            json.WriteStringValue(Routes[(int)hit.Route]);
            json.WriteStringValue(hit.Language.Value);
            json.WriteNumberValue(hit.Similarity);
            json.WriteStringValue(Legs[(int)hit.Legs]);
            json.WriteEndArray();
        }
    });

    public static SearchTimes TimesOf(long took, string steps)
    {
        using var json = JsonDocument.Parse(steps);
        return new(TimeSpan.FromMicroseconds(took), [.. json.RootElement.EnumerateArray().Select(s => TimeSpan.FromMicroseconds(s.GetInt64()))]);
    }

    public static IReadOnlyList<LoggedRoute> RoutesOf(string text)
    {
        using var json = JsonDocument.Parse(text);
        return
        [
            .. json.RootElement.EnumerateArray().Select(r => new LoggedRoute(
                Columns.Member<Route>(r[0].GetString()!), Columns.Tag(r[1].GetString()!), r[2].GetInt32(),
                r[3].ValueKind == JsonValueKind.Null ? null : r[3].GetSingle(), r[4].GetSingle(), r[5].GetInt32())),
        ];
    }

    public static IReadOnlyList<LoggedHit> HitsOf(string text)
    {
        using var json = JsonDocument.Parse(text);
        return
        [
            .. json.RootElement.EnumerateArray().Select(h => new LoggedHit(
                new PassageId(h[0].GetInt64()), h[1].GetString()!, Columns.Member<Route>(h[2].GetString()!), Columns.Tag(h[3].GetString()!),
                h[4].GetSingle(), Columns.Member<SearchLegs>(h[5].GetString()!))),
        ];
    }

    private static string Write<T>(T value, Action<Utf8JsonWriter, T> items)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            items(json, value);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
