using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Phasa.Embeddings.FeatureTables;

namespace Phasa.Bench.Macro;

/// <summary>Brings the documents in, each way there is.</summary>
internal static class BulkIngestion
{
    /// <summary>The collection they go to.</summary>
    public const string Collection = "macro";

    /// <summary>Sends them in one NDJSON body and reads the result lines: when this returns, every document is acknowledged.</summary>
    /// <returns>The time, and how many passages the documents became.</returns>
    public static async Task<(double Seconds, int Passages)> BulkAsync(Uri service, string file, CancellationToken cancellationToken)
    {
        using HttpClient client = new() { BaseAddress = service, Timeout = Timeout.InfiniteTimeSpan };
        using var created = await client.PostAsync(
            new Uri("/v1/collections", UriKind.Relative), Json(JsonSerializer.Serialize(new { name = Collection, languages = SyntheticDocuments.Languages })), cancellationToken);
        created.EnsureSuccessStatusCode();

        var start = Stopwatch.GetTimestamp();
        await using var body = File.OpenRead(file);
        using StreamContent content = new(body, 1 << 16);
        content.Headers.ContentType = new("application/x-ndjson");
        using HttpRequestMessage request = new(HttpMethod.Post, $"/v1/collections/{Collection}/documents") { Content = content };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        using StreamReader lines = new(await response.Content.ReadAsStreamAsync(cancellationToken));
        var passages = 0;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            using var result = JsonDocument.Parse(line);
            passages += result.RootElement.GetProperty("outcome").ValueEquals("created")
                ? result.RootElement.GetProperty("passages").GetInt32()
                : throw new InvalidOperationException($"A document was not written: {line}");
        }

        return (Stopwatch.GetElapsedTime(start).TotalSeconds, passages);
    }

    /// <summary>Embeds the sections of the documents on one core and keeps nothing: the part of the work that no store can take away.</summary>
    /// <returns>Sections a second.</returns>
    public static double EmbedOnly(string file, int sections)
    {
        var table = InBoxModel.OpenTable();
        using FeatureTableEmbedder embedder = new(table);
        var texts = File.ReadLines(file)
            .SelectMany(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!.Split("## ", StringSplitOptions.RemoveEmptyEntries))
            .Take(sections).ToList();
        var vector = new float[table.Dimensions];
        var start = Stopwatch.GetTimestamp();
        texts.ForEach(t => embedder.Embed(t, vector));
        return texts.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static StringContent Json(string json) => new(json, new MediaTypeHeaderValue("application/json"));
}
