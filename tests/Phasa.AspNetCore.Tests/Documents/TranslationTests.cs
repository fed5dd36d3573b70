using System.Net;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Documents;

public sealed class TranslationTests
{
    private const string Document = "/v1/collections/kb/documents/guides%2Fa";

    [Fact]
    public async Task Put_OfAWholeText_IsReadyAndHuman()
    {
        await using var host = await WithDocumentAsync();

        var answer = await host.PutAsync(Document + "/translations/lo", """{"title":"ຫົວ","text":"ເນື້ອໃນ"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("ready", (string?)answer["translations"]["lo"]);
        var passage = (await host.GetAsync(Document + "?passages=true"))["passages"][0]!;
        Assert.Equal(("human", "ເນື້ອໃນ"), ((string?)passage["translations"]!["lo"]!["source"], (string?)passage["translations"]!["lo"]!["text"]));
    }

    [Fact]
    public async Task Put_OfSinglePassages_ChangesThem()
    {
        await using var host = await WithDocumentAsync();
        var passage = (string?)(await host.GetAsync(Document + "?passages=true"))["passages"][0]!["id"];

        var answer = await host.PutAsync(Document + "/translations/lo", $$"""{"passages":[{"passageId":"{{passage}}","text":"ເນື້ອໃນ"}]}""");

        Assert.Equal("ready", (string?)answer["translations"]["lo"]);
    }

    [Theory]
    [InlineData("lo", "{}", "invalid-request")]
    [InlineData("lo", """{"title":"x"}""", "invalid-request")]
    [InlineData("lo", """{"text":""}""", "empty-document")]
    [InlineData("lo", """{"text":"x","passages":[]}""", "invalid-request")]
    [InlineData("lo", """{"passages":[]}""", "invalid-request")]
    [InlineData("lo", """{"passages":[null]}""", "invalid-request")]
    [InlineData("lo", """{"passages":[{"passageId":"p999999","text":"x"}]}""", "passage-not-found")]
    [InlineData("lo", """{"passages":[{"passageId":"../x","text":"x"}]}""", "passage-not-found")]
    [InlineData("lo", """{"passages":[{"passageId":"p1","text":"x"},{"passageId":"p1","text":"y"}]}""", "invalid-request")]
    [InlineData("lo", """{"passages":[{"passageId":"p1","text":" "}]}""", "invalid-request")]
    [InlineData("lo", """{"passages":[{"passageId":"p1"}]}""", "invalid-json")]
    [InlineData("lo", """{"passages":{"passageId":"p1"}}""", "invalid-json")]
    [InlineData("ja", """{"text":"本文"}""", "invalid-request")]
    [InlineData("th", """{"text":"ก"}""", "language-not-in-collection")]
    [InlineData("12", """{"text":"x"}""", "invalid-language")]
    [InlineData("%2e%2e%2f", """{"text":"x"}""", "invalid-language")]
    public async Task Put_OfSomethingWrong_ChangesNothing(string language, string body, string code)
    {
        await using var host = await WithDocumentAsync();
        var before = (await host.GetAsync(Document + "?passages=true")).Text;

        (await host.PutAsync($"{Document}/translations/{language}", body)).Problem(ErrorCodes.All[code]);

        Assert.Equal(before, (await host.GetAsync(Document + "?passages=true")).Text);
    }

    [Fact]
    public async Task Put_ForNoDocument_IsNotFound()
    {
        await using var host = await WithDocumentAsync();

        (await host.PutAsync("/v1/collections/kb/documents/none/translations/lo", """{"text":"ກ"}""")).Problem(ErrorCodes.DocumentNotFound);
        (await host.PostAsync("/v1/collections/kb/documents/none/translations/lo/retry")).Problem(ErrorCodes.DocumentNotFound);
    }

    [Fact]
    public async Task Retry_OfAnOpenTranslation_IsAccepted()
    {
        await using var host = await WithDocumentAsync();
        var job = await host.Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await host.Store.Jobs.EndAsync(job!.Lease, Phasa.Jobs.JobState.Parked, "translate", "no provider", null, TestContext.Current.CancellationToken);
        Assert.Equal("parked", (string?)(await host.GetAsync(Document))["translations"][job.Language.Value]);

        var answer = await host.PostAsync($"{Document}/translations/{job.Language}/retry");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal((1, "queued"), ((int)answer["queued"], (string?)answer["state"]));
        (await host.PostAsync(Document + "/translations/ja/retry")).Problem(ErrorCodes.InvalidRequest);
        (await host.PostAsync(Document + "/translations/th/retry")).Problem(ErrorCodes.LanguageNotInCollection);
    }

    private static async Task<ApiHost> WithDocumentAsync()
    {
        var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"guides/a","language":"ja","text":"本文です。"}""");
        return host;
    }
}
