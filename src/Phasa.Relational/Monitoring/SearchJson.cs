using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Relational.Connections;
using Phasa.Search;

namespace Phasa.Relational.Monitoring;

/// <summary>The lists of a logged search in columns, as 0006.sql describes them. Names of members would double their size. Not thread-safe.</summary>
internal sealed class SearchJson : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SearchStep[] Steps = Enum.GetValues<SearchStep>();
    private static readonly string[] Routes = [.. Enum.GetValues<Route>().Select(Columns.Of)];
    private static readonly string[] Sources = [.. Enum.GetValues<LanguageSource>().Select(Columns.Of)];
    private static readonly string[] Legs = [.. Enum.GetValues<SearchLegs>().Select(Columns.Of)];

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;

    public SearchJson() => _json = new(_buffer, Options);

    public static string NameOf(LanguageSource source) => Sources[(int)source];

    /// <summary>The times as UTF-8, until the next call.</summary>
    public ReadOnlySpan<byte> Of(SearchTimes times)
    {
        Begin();
        foreach (var step in Steps)
        {
            _json.WriteNumberValue((long)times[step].TotalMicroseconds);
        }

        return End();
    }

    /// <summary>The routes as UTF-8, until the next call.</summary>
    public ReadOnlySpan<byte> Of(IReadOnlyList<LoggedRoute> routes)
    {
        Begin();
        for (var i = 0; i < routes.Count; i++)
        {
            var route = routes[i];
            _json.WriteStartArray();
            _json.WriteStringValue(Routes[(int)route.Route]);
            _json.WriteStringValue(route.Language.Value);
            _json.WriteNumberValue(route.Rows);
            if (route.Best is { } best)
            {
                _json.WriteNumberValue(best);
            }
            else
            {
                _json.WriteNullValue();
            }

            _json.WriteNumberValue(route.Threshold);
            _json.WriteNumberValue(route.Accepted);
            _json.WriteEndArray();
        }

        return End();
    }

    /// <summary>The hits as UTF-8, until the next call.</summary>
    public ReadOnlySpan<byte> Of(IReadOnlyList<LoggedHit> hits)
    {
        Begin();
        for (var i = 0; i < hits.Count; i++)
        {
            var hit = hits[i];
            _json.WriteStartArray();
            _json.WriteNumberValue(hit.Passage.Value);
            _json.WriteStringValue(hit.DocumentId);
            _json.WriteStringValue(Routes[(int)hit.Route]);
            _json.WriteStringValue(hit.Language.Value);
            _json.WriteNumberValue(hit.Similarity);
            _json.WriteStringValue(Legs[(int)hit.Legs]);
            _json.WriteEndArray();
        }

        return End();
    }

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

    public void Dispose() => _json.Dispose();

    private void Begin()
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartArray();
    }

    private ReadOnlySpan<byte> End()
    {
        _json.WriteEndArray();
        _json.Flush();
        return _buffer.WrittenSpan;
    }
}
