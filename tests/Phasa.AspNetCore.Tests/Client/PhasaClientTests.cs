using System.Net;
using System.Text.Json;
using Phasa.AspNetCore.Tests.Answers;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Client;
using Phasa.Client.Answers;
using Phasa.Client.Collections;
using Phasa.Client.Documents;
using Phasa.Client.Errors;
using Phasa.Client.Search;
using Phasa.Security;
using Phasa.TestSupport.Answers;

namespace Phasa.AspNetCore.Tests.Client;

/// <summary>The client against the real service.</summary>
public sealed class PhasaClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_FromCollectionToFeedback_DoesWhatTheServiceDoes()
    {
        await using var host = await ApiHost.StartAsync();
        var client = new PhasaClient(host.Client);
        var made = await client.CreateCollectionAsync(new("kb", ["ja", "lo"]), Stop);
        Assert.Equal(["ja", "lo"], made.Languages);
        var kb = client.Collection("kb");

        var written = await kb.PutDocumentAsync(
            new("bills/1", "# 請求書\n\n請求書は毎月一日にメールで届きます。", Metadata: new Dictionary<string, JsonElement> { ["product"] = JsonSerializer.SerializeToElement("gate") }), Stop);
        Assert.Equal(("bills/1", 1, "ja"), (written.Id, written.Version, written.Language));
        var translated = await kb.PutTranslationAsync("bills/1", "lo", new("ໃບແຈ້ງໜີ້", "# ໃບແຈ້ງໜີ້\n\nໃບແຈ້ງໜີ້ສົ່ງທາງອີເມວທຸກວັນທີໜຶ່ງຂອງເດືອນ."), Stop);
        Assert.Equal("ready", translated.Translations["lo"]);

        var found = await kb.SearchAsync(new("ໃບແຈ້ງໜີ້ສົ່ງທາງອີເມວ", Filter: JsonSerializer.SerializeToElement(new { product = "gate" })), Stop);
        var hit = Assert.Single(found.Hits);
        Assert.Equal(("lo", "script", "bills/1", "lo", "ja", "human"), (found.Language, found.LanguageSource, hit.DocumentId, hit.TextLanguage, hit.Original.Language, hit.TextSource));
        Assert.Equal("gate", hit.Metadata["product"].GetString());
        await host.FlushAsync();
        await client.SendFeedbackAsync(found.SearchId, new(true, hit.PassageId), Stop);

        var answer = await kb.AnswerAsync(new("ໃບແຈ້ງໜີ້ສົ່ງທາງອີເມວບໍ"), Stop);
        Assert.Equal((true, "extractive", "supported"), (answer.Found, answer.Kind, answer.Sentences[0].Support));
        Assert.Equal(1, (await kb.GetCoverageAsync(Stop)).Languages.Single(l => l.Language == "lo").Share);
        Assert.Equal("ready", (await kb.FindDocumentAsync("bills/1", withPassages: true, Stop))!.Passages![0].Translations["lo"].State);
        await kb.DeleteDocumentAsync("bills/1", Stop);
        Assert.Null(await kb.FindDocumentAsync("bills/1", cancellationToken: Stop));
        Assert.Equal("kb", Assert.Single(await client.ListCollectionsAsync(Stop)).Name);
        await kb.DeleteAsync(Stop);
        Assert.Empty(await client.ListCollectionsAsync(Stop));
    }

    [Fact]
    public async Task Import_OfManyDocuments_GivesALineEach()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var kb = new PhasaClient(host.Client).Collection("kb");

        var lines = await kb.ImportAsync(Documents(450), Stop).ToListAsync(Stop);

        Assert.Equal(Enumerable.Range(1, 450), lines.Select(l => l.Line));
        Assert.Equal((449, 1), (lines.Count(l => l.Outcome == "created"), lines.Count(l => l.Error is { Code: "empty-document" or "invalid-request" })));
        Assert.Equal(449, await kb.ListDocumentsAsync(Stop).CountAsync(Stop));
    }

    [Fact]
    public async Task StreamAnswer_GivesPassagesSentencesAndTheWhole()
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply($"{ChatHost.First} [1]. {ChatHost.Second} [1]"));
        await using var host = await ChatHost.StartAsync(model);
        var kb = new PhasaClient(host.Client).Collection("kb");

        var events = await kb.StreamAnswerAsync(new(ChatHost.Question, "lo", Conversation: []), Stop).ToListAsync(Stop);

        Assert.Equal(["Citations", "Sentence", "Sentence", "Whole"], events.Select(e => e.GetType().Name));
        var whole = ((AnswerEvent.Whole)events[^1]).Value;
        Assert.Equal(("generated", "fake"), (whole.Kind, whole.Model));
        Assert.Equal(whole.Sentences.Select(s => s.Text), events.OfType<AnswerEvent.Sentence>().Select(s => s.Value.Text));
    }

    [Fact]
    public async Task Call_ThatIsRefused_SaysWhyAndWhatToDo()
    {
        await using var host = await ApiHost.StartAsync();
        var client = new PhasaClient(host.Client);

        var missing = await Assert.ThrowsAsync<PhasaApiException>(() => client.Collection("none").SearchAsync(new("a"), Stop));
        Assert.Equal((HttpStatusCode.NotFound, "collection-not-found"), (missing.Status, missing.Code));
        Assert.False(string.IsNullOrEmpty(missing.NextStep) || string.IsNullOrEmpty(missing.TraceId));

    }

    [Fact]
    public async Task Call_WithAKey_MayWhatTheKeyMay()
    {
        await using var host = await ApiHost.StartAsync();
        var key = await host.KeyAsync("reader", AccessScope.Read);
        var client = new PhasaClient(host.Client);

        var unknown = await Assert.ThrowsAsync<PhasaApiException>(() => client.ListCollectionsAsync(Stop));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthorized"), (unknown.Status, unknown.Code));
        var reader = new PhasaClient(host.Client, key);
        Assert.Empty(await reader.ListCollectionsAsync(Stop));
        var forbidden = await Assert.ThrowsAsync<PhasaApiException>(() => reader.CreateCollectionAsync(new("kb", ["lo"]), Stop));
        Assert.Equal("forbidden", forbidden.Code);
    }

    [Fact]
    public void Client_WithoutAnAddress_IsRefusedAtOnce()
    {
        using var http = new HttpClient();
        Assert.Throws<ArgumentException>(() => new PhasaClient(http));
    }

    private static async IAsyncEnumerable<NewDocument> Documents(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new($"d{i}", i == 7 ? "" : $"請求書 {i} は毎月届きます。");
        }

        await Task.CompletedTask;
    }
}
