using System.Net.Http.Json;
using System.Text.Json;
using Phasa.Dashboard.Tests.Support;

namespace Phasa.Dashboard.Tests.Documents;

/// <summary>What others do to documents over the API while somebody looks at the pages.</summary>
internal static class DocumentApi
{
    private const string Documents = "/v1/collections/handbook/documents";

    /// <summary>Writes a document of one passage for each text, in Japanese.</summary>
    public static async Task PutAsync(this DashboardFixture dashboard, string id, params string[] sections)
    {
        var text = string.Join("\n\n", sections.Select((s, i) => $"## 見出し{i + 1}\n\n{s}"));
        using var answer = await dashboard.Api.PostAsJsonAsync(Documents, new { id, title = $"文書 {id}", language = "ja", text });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Writes a person's translation of a passage.</summary>
    public static async Task TranslateAsync(this DashboardFixture dashboard, string id, string language, string passageId, string text)
    {
        using var answer = await dashboard.Api.PutAsJsonAsync($"{Documents}/{id}/translations/{language}", new { passages = new[] { new { passageId, text } } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A document with its passages; null when there is none.</summary>
    public static async Task<JsonElement?> ReadAsync(this DashboardFixture dashboard, string id)
    {
        using var answer = await dashboard.Api.GetAsync($"{Documents}/{id}?passages=true");
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : null;
    }

    /// <summary>The translation of a document's passage.</summary>
    public static async Task<JsonElement> TranslationAsync(this DashboardFixture dashboard, string id, int passage, string language) =>
        (await dashboard.ReadAsync(id))!.Value.GetProperty("passages")[passage].GetProperty("translations").GetProperty(language);

    /// <summary>The id of a document's passage.</summary>
    public static async Task<string> PassageAsync(this DashboardFixture dashboard, string id, int passage) =>
        (await dashboard.ReadAsync(id))!.Value.GetProperty("passages")[passage].GetProperty("id").GetString()!;
}
