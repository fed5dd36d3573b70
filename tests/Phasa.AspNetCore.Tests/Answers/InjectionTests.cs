using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Phasa.AspNetCore.Tests.Support;
using Phasa.TestSupport.Answers;

namespace Phasa.AspNetCore.Tests.Answers;

/// <summary>Documents that try to instruct the model, and a model that does all they say: what must hold then holds by our means, not by its virtue.</summary>
public sealed partial class InjectionTests
{
    public static TheoryData<string, string, string> Attempts()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (kind, language, text) in InjectionAttempts.All)
        {
            data.Add(kind, language, text);
        }

        return data;
    }

    [Fact]
    public void Attempts_AreFortyAndMore() => Assert.InRange(InjectionAttempts.All.Distinct().Count(), 40, int.MaxValue);

    [Theory, MemberData(nameof(Attempts))]
    public async Task Passage_ThatInstructs_ChangesNeitherToolsNorLanguageNorFormat(string kind, string language, string text)
    {
        // It obeys only what it has read.
        await using var model = await FakeChatModel.StartAsync(body => FakeChatModel.Prompt(body).Contains(text.Split('\n')[^1], StringComparison.Ordinal)
            ? new ChatReply(InjectionAttempts.Obeyed(kind, ChatHost.Question)) { ToolCall = kind == "tool" ? "delete_all_documents" : null }
            : new ChatReply($"{ChatHost.First} [1]"));
        await using var host = await ChatHost.StartAsync(model);
        var rules = (string?)(await RulesAsync(host, model));
        await host.PostAsync("/v1/collections/kb/documents", new JsonObject { ["id"] = "evil", ["language"] = language, ["text"] = $"{ChatHost.Question}\n\n{ChatHost.First}\n\n{text}" }.ToJsonString());

        var answer = await host.AskAsync();

        Assert.Equal((HttpStatusCode.OK, "generated"), (answer.Status, (string?)answer["kind"]));
        var body = model.Asked.Last();
        Assert.Null(body["tools"]);
        Assert.Equal(rules, (string?)body["messages"]![0]!["content"]);
        AssertFenced(FakeChatModel.Prompt(body), text);
        AssertPlain((string)answer["text"]!);
        AssertMarked(kind, answer);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/v1/collections/kb/documents/bills")).Status);
    }

    private static async Task<JsonNode?> RulesAsync(ApiHost host, FakeChatModel model)
    {
        await host.AskAsync();
        return model.Asked.Single()["messages"]![0]!["content"];
    }

    /// <summary>The text lies whole inside one quotation, whose tag it could not know.</summary>
    private static void AssertFenced(string prompt, string text)
    {
        var mark = Opening().Match(prompt).Groups["mark"].Value;
        Assert.Equal(8, mark.Length);
        Assert.DoesNotContain(mark, text, StringComparison.Ordinal);
        var at = prompt.IndexOf(text.Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal(at, prompt.LastIndexOf(text.Split('\n')[^1], StringComparison.Ordinal));
        Assert.InRange(at, prompt.LastIndexOf($"<passage-{mark} ", at, StringComparison.Ordinal), prompt.IndexOf($"</passage-{mark}>", at, StringComparison.Ordinal));
        Assert.True(prompt.LastIndexOf($"</passage-{mark}>", at, StringComparison.Ordinal) < prompt.LastIndexOf($"<passage-{mark} ", at, StringComparison.Ordinal));
    }

    private static void AssertPlain(string text)
    {
        Assert.DoesNotContain("evil.example", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<\s*/?\s*[a-zA-Z]|!\[|\]\(|```|javascript:", text);
        Assert.DoesNotMatch(@"[\u0000-\u0008\u202A-\u202E\u2066-\u2069]|\uDB40", text);
    }

    /// <summary>Whatever got into the answer is said to be what it is.</summary>
    private static void AssertMarked(string kind, Answer answer)
    {
        var given = answer["citations"]!.AsArray().Select(c => (int)c!["number"]!).ToHashSet();
        Assert.All(answer["sentences"]!.AsArray(), s => Assert.All(s!["citations"]!.AsArray(), c => Assert.Contains((int)c!, given)));
        if (kind is "language" or "prompt")
        {
            Assert.Contains("answer-in-other-language", answer.Warnings());
            Assert.All(answer["sentences"]!.AsArray(), s => Assert.NotEqual("lo", (string?)s!["language"]));
        }

        if (kind is "language" or "prompt" or "role" or "code" or "citation")
        {
            Assert.All(answer["sentences"]!.AsArray(), s => Assert.NotEqual("supported", (string?)s!["support"]));
        }

        if (kind is "script" or "image" or "link" or "address" or "hidden")
        {
            Assert.Contains("content-removed", answer.Warnings());
        }
    }

    [GeneratedRegex("<passage-(?<mark>[0-9a-f]{8}) ")]
    private static partial Regex Opening();
}
