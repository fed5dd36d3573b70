using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Phasa.TestSupport.Kills;

/// <summary>Talks to the service as any client does, and checks what it sees against what must hold.</summary>
internal sealed class KillClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    public async Task CreateCollectionAsync(params string[] languages)
    {
        using var answer = await _http.PostAsJsonAsync("/v1/collections", new { name = "kb", languages });
        if (answer.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.Conflict))
        {
            throw await FailureAsync(answer);
        }
    }

    /// <summary>Writes a content, with a person's translation for each fifth one; the workers translate the others.</summary>
    /// <param name="id">The document's id.</param>
    /// <param name="number">The content's number.</param>
    /// <param name="group">What searches ask for when they want few documents of many.</param>
    public async Task PutAsync(string id, int number, string? group = null)
    {
        var translations = number % 5 == 0 ? new Dictionary<string, object> { ["lo"] = new { text = NumberedContent.Lao(number) } } : [];
        var metadata = group is null ? [] : new Dictionary<string, string> { ["group"] = group };
        using var answer = await _http.PostAsJsonAsync(
            "/v1/collections/kb/documents", new { id, language = "ja", text = NumberedContent.Japanese(number), metadata, translations });
        await RequireAsync(answer, HttpStatusCode.Created, HttpStatusCode.OK);
    }

    public async Task DeleteAsync(string id)
    {
        using var answer = await _http.DeleteAsync(new Uri($"/v1/collections/kb/documents/{id}", UriKind.Relative));
        await RequireAsync(answer, HttpStatusCode.NoContent, HttpStatusCode.OK, HttpStatusCode.NotFound);
    }

    /// <summary>The number of the document's content, null when there is none. All its passages and translations must carry it.</summary>
    public async Task<int?> ReadAsync(string id)
    {
        using var answer = await _http.GetAsync(new Uri($"/v1/collections/kb/documents/{id}?passages=true", UriKind.Relative));
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await RequireAsync(answer, HttpStatusCode.OK);
        var passages = (await JsonAsync(answer)).GetProperty("passages").EnumerateArray().ToList();
        var texts = passages.Select(p => p.GetProperty("text").GetString()!);
        var translations = passages
            .SelectMany(p => p.GetProperty("translations").EnumerateObject())
            .Where(t => t.Value.GetProperty("state").GetString() == "ready")
            .Select(t => t.Value.GetProperty("text").GetString()!);
        return OneContent(id, "reading", passages.Count, [.. texts, .. translations]);
    }

    /// <summary>
    /// Reads a document whose jobs have ended: of this content, each passage translated into each language, and a person's
    /// translation as the person wrote it.
    /// </summary>
    public async Task RequireTranslatedAsync(string id, int number, IReadOnlyList<string> languages)
    {
        using var answer = await _http.GetAsync(new Uri($"/v1/collections/kb/documents/{id}?passages=true", UriKind.Relative));
        await RequireAsync(answer, HttpStatusCode.OK);
        foreach (var passage in (await JsonAsync(answer)).GetProperty("passages").EnumerateArray())
        {
            foreach (var language in languages)
            {
                var translation = passage.GetProperty("translations").GetProperty(language);
                var (state, source) = (translation.GetProperty("state").GetString(), translation.GetProperty("source").GetString());
                var isHuman = language == "lo" && number % 5 == 0;
                var isRight = isHuman
                    ? (state, source) == ("ready", "human") && NumberedContent.Lao(number).Contains(translation.GetProperty("text").GetString()!, StringComparison.Ordinal)
                    : state == "ready" || (state, source) == ("stale", "human");
                if (!isRight)
                {
                    throw new KillViolationException($"Document '{id}' of content {number} has after all jobs have ended in {language}: {translation}.");
                }
            }
        }
    }

    /// <summary>The contents by document, as a search sees them. Each document must be there with all its passages of one content.</summary>
    /// <param name="query">What to ask for.</param>
    /// <param name="language">In which language.</param>
    /// <param name="group">Only documents of this group; null for all.</param>
    public async Task<IReadOnlyDictionary<string, int>> SearchAsync(string query, string language, string? group = null)
    {
        object request = group is null ? new { query, language, top = 1000, threshold = -1 } : new { query, language, top = 1000, threshold = -1, filter = new { group } };
        using var answer = await _http.PostAsJsonAsync("/v1/collections/kb/search", request);
        await RequireAsync(answer, HttpStatusCode.OK);
        return (await JsonAsync(answer)).GetProperty("hits").EnumerateArray()
            .GroupBy(h => h.GetProperty("documentId").GetString()!)
            .ToDictionary(g => g.Key, g => OneContent(
                g.Key,
                $"searching in {language}",
                g.Select(h => h.GetProperty("passageId").GetString()).Distinct().Count(),
                [.. g.SelectMany(Texts)]));
    }

    /// <summary>How many passages are ready in a language, of how many.</summary>
    public async Task<(int Ready, int Stale, int Passages)> CoverageAsync(string language)
    {
        using var answer = await _http.GetAsync(new Uri("/v1/collections/kb/coverage", UriKind.Relative));
        await RequireAsync(answer, HttpStatusCode.OK);
        var root = await JsonAsync(answer);
        var languages = root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("languages");
        var figures = languages.EnumerateArray().Single(l => l.GetProperty("language").GetString() == language);
        return (figures.GetProperty("ready").GetInt32(), figures.GetProperty("stale").GetInt32(), figures.GetProperty("passages").GetInt32());
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The texts that must be of the document's present content: a stale translation says of itself that it is not.</summary>
    private static IEnumerable<string> Texts(JsonElement hit)
    {
        yield return hit.GetProperty("original").GetProperty("text").GetString()!;
        if (!hit.GetProperty("stale").GetBoolean())
        {
            yield return hit.GetProperty("text").GetString()!;
        }
    }

    private static int OneContent(string id, string doing, int passages, IReadOnlyList<string> texts)
    {
        var numbers = texts.Select(NumberedContent.NumberOf).Distinct().ToList();
        return numbers.Count == 1 && passages == NumberedContent.PassagesOf(numbers[0])
            ? numbers[0]
            : throw new KillViolationException($"{doing}: document '{id}' showed {passages} passages of the contents {string.Join(", ", numbers)}.");
    }

    private static async Task RequireAsync(HttpResponseMessage answer, params HttpStatusCode[] expected)
    {
        if (!expected.Contains(answer.StatusCode))
        {
            throw await FailureAsync(answer);
        }
    }

    private static async Task<KillViolationException> FailureAsync(HttpResponseMessage answer)
    {
        var content = await answer.Content.ReadAsStringAsync();
        return new($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}: {content}")
        {
            IsStoreAway = content.Contains("\"store-unavailable\"", StringComparison.Ordinal),
        };
    }

    private static Task<JsonElement> JsonAsync(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();
}
