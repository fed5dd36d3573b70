using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Models;

namespace Phasa.Cli.Tests.Commands;

public sealed class EvaluateCommandTests : IDisposable
{
    private static readonly string Questions = Path.Combine(PhasaExecutable.Handbook, "queries.jsonl");

    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    /// <summary>The founding measurement in kind: a model without parallel Lao, and what the language index makes of it.</summary>
    [Fact]
    public async Task Evaluate_ModelThatLacksLaoAlignment_TheLaoIndexServesBetterBeyondLuck()
    {
        _phasa.Write("data/phasa.json", JsonSerializer.Serialize(new
        {
            Embedding = new { models = new[] { new { name = UnalignedModel.Name, kind = "phasa", file = UnalignedModel.Path } }, @default = UnalignedModel.Name },
        }));
        await IngestHandbookAsync();

        var result = await _phasa.RunJsonAsync("evaluate", "-q", Questions, "-c", "handbook");

        Assert.Equal((UnalignedModel.Name, 90), (result.GetProperty("model").GetString(), result.GetProperty("answerable").GetInt32()));
        // Four languages on auto and on each of its legs alone and in their index, three of them from another language's originals.
        Assert.Equal(19, result.GetProperty("paths").GetArrayLength());
        var lao = Difference(result, "lo");
        Assert.True(lao.GetProperty("ndcgAt10").GetProperty("high").GetDouble() < -0.15, lao.ToString());
        Assert.True(lao.GetProperty("chance").GetDouble() < 0.01);
        Assert.Equal("index", lao.GetProperty("better").GetString());

        // English and Thai were aligned: their index is no such rescue.
        Assert.All(["en", "th"], language => Assert.True(Loss(result, language) < Loss(result, "lo") / 3, $"{language}: {Difference(result, language)}"));
        Assert.True(On(result, "lo", "cross-lingual").GetProperty("similarity").GetDouble() < On(result, "th", "cross-lingual").GetProperty("similarity").GetDouble() / 2);
    }

    [Fact]
    public async Task Evaluate_ToPeople_ShowsFiguresDifferencesAndWhatWasNotAsked()
    {
        await IngestHandbookAsync();

        var result = await _phasa.RunAsync("evaluate", "-q", Questions, "-c", "handbook", "-l", "lo", "-l", "ja");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("handbook: 90 queries asked with phasa-static-1", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ lo +index +0\.\d{3} +\d", result.Output);
        Assert.Matches(@"(?m)^ lo +index +cross-lingual +[+-]?\d\.\d\d \([+-]?\d\.\d\d…[+-]?\d\.\d\d\) +[01]\.\d{3}", result.Output);
        Assert.Contains("not asked: query-translation in lo: no provider translates lo->ja", result.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^ (en|th) ", result.Output);
        Assert.All(result.Output.Split('\n').TakeWhile(l => !l.StartsWith("not asked", StringComparison.Ordinal)), l => Assert.InRange(l.Length, 0, 80));
    }

    [Fact]
    public async Task Evaluate_UnanswerableQueries_TellsHowManyGotAnAnswer()
    {
        // A model of character runs is sure to have nothing to say to "xyzzy".
        _phasa.Write("data/phasa.json", """{"Embedding": {"default": "hashed-ngrams"}}""");
        await IngestAsync();
        var queries = _phasa.Write("queries.jsonl", """
            {"id":"a","query":{"en":"How do I reset a password?"},"relevant":["password"]}
            {"id":"b","query":{"en":"xyzzy plugh"}}
            {"id":"c","query":{"en":"reset a password"},"relevant":[]}
            """);

        var result = await _phasa.RunJsonAsync("evaluate", "-q", queries, "-c", "kb");

        Assert.Equal(["auto", "auto-vector", "auto-words"], result.GetProperty("falseAccepts").EnumerateArray().Select(f => f.GetProperty("path").GetString()));
        var accepts = result.GetProperty("falseAccepts")[0];
        Assert.Equal(("en", 2, 1, 0.5), (accepts.GetProperty("language").GetString(), accepts.GetProperty("queries").GetInt32(), accepts.GetProperty("accepted").GetInt32(), accepts.GetProperty("share").GetDouble()));
        Assert.All(result.GetProperty("paths").EnumerateArray(), p => Assert.Equal(1, p.GetProperty("queries").GetInt32()));
    }

    [Fact]
    public async Task Evaluate_WhatDoesNotFit_SaysWhatAndWhere()
    {
        await IngestAsync();
        var good = _phasa.Write("good.jsonl", """{"id":"a","query":{"en":"password"},"relevant":["password"]}""");
        var faulty = _phasa.Write("faulty.jsonl", """
            {"query":{"en":"password"},"relevant":["password"]}
            {"id":"b","query":{"e n":"password"},"relevant":[]}
            """);
        var unknown = _phasa.Write("unknown.jsonl", """{"id":"a","query":{"en":"password"},"relevant":["pasword"]}""");

        await FailsAsync(1, "invalid-file", "faulty.jsonl:1: the member 'id' is missing\n  faulty.jsonl:2: 'e n'", "-q", faulty, "-c", "kb");
        await FailsAsync(1, "document-not-found", "'pasword' (a)", "-q", unknown, "-c", "kb");
        await FailsAsync(1, "collection-not-found", "kb", "-q", good, "-c", "handbook");
        await FailsAsync(1, "route-unavailable", "all knowledge is written in en", "-q", good, "-c", "kb", "--path", "query-translation");
        await FailsAsync(2, "invalid-request", "No query is in lo; the queries are in en", "-q", good, "-c", "kb", "-l", "lo");
        await FailsAsync(2, "invalid-request", "use one of index, cross-lingual, query-translation, auto", "-q", good, "-c", "kb", "--path", "sideways");
        await FailsAsync(2, "invalid-request", "'x-' is not a language tag", "-q", good, "-c", "kb", "-l", "x-");
    }

    private static JsonElement On(JsonElement result, string language, string path) => result.GetProperty("paths").EnumerateArray()
        .Single(p => p.GetProperty("language").GetString() == language && p.GetProperty("path").GetString() == path);

    private static JsonElement Difference(JsonElement result, string language) => result.GetProperty("differences").EnumerateArray().Single(d =>
        (d.GetProperty("language").GetString(), d.GetProperty("first").GetString(), d.GetProperty("second").GetString()) == (language, "index", "cross-lingual"));

    /// <summary>What searching across languages loses against the index.</summary>
    private static double Loss(JsonElement result, string language) => -Difference(result, language).GetProperty("ndcgAt10").GetProperty("difference").GetDouble();

    private async Task IngestHandbookAsync()
    {
        var result = await _phasa.RunAsync(PhasaExecutable.IngestHandbook);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private async Task IngestAsync()
    {
        var file = _phasa.Write("documents.ndjson", """
            {"id":"password","language":"en","title":"Reset a password","text":"Open the sign-in page and choose the link to reset a password."}
            {"id":"printer","language":"en","title":"Printers","text":"Add the office printer in the settings."}
            """);
        var result = await _phasa.RunAsync("ingest", file, "-c", "kb", "--languages", "en");
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private async Task FailsAsync(int status, string code, string says, params string[] options)
    {
        var result = await _phasa.RunAsync(["evaluate", .. options]);
        Assert.Equal((status, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"error[{code}]: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.Contains("\nnext: ", result.Error, StringComparison.Ordinal);
    }
}
