using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Models;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Commands;

public sealed class ModelsCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Model => Path.Combine(_phasa.Folder, "tiny");

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task List_NoDataFolder_ShowsWhatIsInTheBoxAndMakesNothing()
    {
        var models = (await _phasa.RunJsonAsync("models", "list")).GetProperty("models").EnumerateArray().ToList();
        Assert.Single(models, m => m.GetProperty("isDefault").GetBoolean());
        Assert.All(models, m => Assert.Equal("ready", m.GetProperty("state").GetString()));
        Assert.All(models, m => Assert.Equal("in-box", m.GetProperty("kind").GetString()));
        Assert.False(Directory.Exists(_phasa.Data));
    }

    [Fact]
    public async Task List_ConfiguredModels_ShowsSpaceUsersAndWhatIsWrong()
    {
        StaticModelFiles.Write(Model);
        Configure(("tiny", Model), ("broken", Path.Combine(_phasa.Folder, "nowhere")));
        await CreateAsync("c", "tiny");

        var result = await _phasa.RunAsync("models", "list");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"tiny +static +16 +512 +[0-9a-f]{16} +c +ready", result.Output);
        Assert.Matches(@"broken +static .* unusable", result.Output);
        Assert.Contains("nowhere", result.Output, StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n').TakeWhile(l => !l.StartsWith("broken:", StringComparison.Ordinal)), l => Assert.InRange(l.Length, 0, 80));
    }

    [Fact]
    public async Task List_CollectionsOfAModelThatChangedOrWent_SaysSo()
    {
        StaticModelFiles.Write(Model);
        Configure(("tiny", Model), ("gone", Model));
        await CreateAsync("c", "tiny");
        await CreateAsync("d", "gone");
        StaticModelFiles.Write(Model, seed: 2);
        Configure(("tiny", Model));

        var models = (await _phasa.RunJsonAsync("models", "list")).GetProperty("models").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!);

        Assert.Equal("changed", models["tiny"].GetProperty("state").GetString());
        Assert.Contains("phasa reembed --collection c --model tiny", models["tiny"].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal("missing", models["gone"].GetProperty("state").GetString());
        Assert.Equal(["d"], models["gone"].GetProperty("collections").EnumerateArray().Select(c => c.GetString()));
    }

    [Theory]
    [InlineData("""{"models": [{"name": "x", "kind": "oracle"}]}""", "static")]
    [InlineData("""{"models": [{"name": "x", "kind": "static", "folder": "x", "dimension": 3}]}""", "Embedding:models:0")]
    [InlineData("""{"models": [], "default": "x"}""", "Use one of:")]
    public async Task Serve_WrongSection_DoesNotStart(string section, string said)
    {
        _phasa.Write("data/phasa.json", $$"""{"Embedding": {{section}}}""");
        var result = await _phasa.RunAsync("serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error[invalid-configuration]", result.Error, StringComparison.Ordinal);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_DamagedModel_StartsUnlessItIsNeeded()
    {
        StaticModelFiles.Write(Model);
        Configure(("tiny", Model));
        await CreateAsync("c", "tiny");
        Configure(("tiny", Model), ("broken", Path.Combine(_phasa.Folder, "nowhere")));
        await using (var service = _phasa.Start("serve", "--urls", "http://127.0.0.1:0"))
        {
            await service.OutputLineAsync("Phasa listens on ", Cancel);
            service.Send(UnixSignal.Terminate);
            Assert.Equal(0, (await service.EndAsync(Cancel)).ExitCode);
        }

        File.WriteAllText(Path.Combine(Model, "model.safetensors"), "cut");

        var result = await _phasa.RunAsync("serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error[invalid-configuration]", result.Error, StringComparison.Ordinal);
        Assert.Contains("model.safetensors", result.Error, StringComparison.Ordinal);
        var doctor = await _phasa.RunAsync("doctor");
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains("✗ model tiny", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("✗ model broken", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("✗ space of c", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("✓ model hashed-ngrams", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_GoodFolder_OpensAndTriesIt()
    {
        StaticModelFiles.Write(Model);

        var result = await _phasa.RunAsync("models", "check", Model);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("16 dimensions", result.Output, StringComparison.Ordinal);
        Assert.Contains("model.safetensors", result.Output, StringComparison.Ordinal);
        Assert.Contains("for a paraphrase", result.Output, StringComparison.Ordinal);
        var json = await _phasa.RunJsonAsync("models", "check", Model);
        Assert.True(json.GetProperty("opens").GetBoolean());
        Assert.Equal("static", json.GetProperty("kind").GetString());
        Assert.True(json.GetProperty("trial").GetProperty("textsPerSecond").GetDouble() > 0);
    }

    [Fact]
    public async Task Check_FolderThatLacksAFile_NamesItAndFails()
    {
        StaticModelFiles.Write(Model);
        File.Delete(Path.Combine(Model, "tokenizer.json"));

        var result = await _phasa.RunAsync("models", "check", Model);

        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"missing +tokenizer\.json", result.Output);
        Assert.Contains("error[invalid-configuration]", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await _phasa.RunAsync("models", "check", Path.Combine(_phasa.Folder, "none"))).ExitCode);
    }

    [Fact]
    public async Task Pull_FromAHub_FillsTheFolderThatTheModelThenRunsFrom()
    {
        await using var hub = await HubAsync();
        hub.Token = "hf_secret";
        var environment = new Dictionary<string, string?> { ["HF_ENDPOINT"] = hub.Endpoint.AbsoluteUri, ["HF_TOKEN"] = "hf_secret" };

        var result = await _phasa.RunWithAsync(environment, "models", "pull", FakeHub.Model);

        Assert.True(result.ExitCode == 0, result.Error);
        var folder = result.Output.Trim();
        Assert.Equal(Path.Combine(_phasa.Data, "models", "acme", "tiny-embedder"), folder);
        Assert.DoesNotContain("hf_secret", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await _phasa.RunAsync("models", "check", folder)).ExitCode);
        var again = await _phasa.RunWithAsync(environment, "models", "pull", FakeHub.Model, "--json");
        Assert.False(JsonDocument.Parse(again.Output).RootElement.GetProperty("isNew").GetBoolean());
    }

    [Theory]
    [InlineData("--revision", "v9", 1, "error[not-found]")]
    [InlineData("--endpoint", "ftp://hub", 2, "error[invalid-request]")]
    [InlineData("--file", "model.bin", 2, "model.safetensors")]
    public async Task Pull_WhatThereIsNot_SaysWhy(string option, string value, int status, string said)
    {
        await using var hub = await HubAsync();
        var result = await _phasa.RunAsync(["models", "pull", FakeHub.Model, option, value, .. option == "--endpoint" ? Array.Empty<string>() : ["--endpoint", hub.Endpoint.AbsoluteUri]]);
        Assert.Equal(status, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.False(Directory.Exists(_phasa.Data));
    }

    private static async Task<FakeHub> HubAsync()
    {
        var hub = await FakeHub.StartAsync();
        foreach (var (name, content) in StaticModelFiles.Create(seed: 1))
        {
            hub.Put(name, content, isLarge: name.EndsWith(".safetensors", StringComparison.Ordinal));
        }

        return hub;
    }

    private void Configure(params (string Name, string Folder)[] models) => _phasa.Write(
        "data/phasa.json",
        JsonSerializer.Serialize(new { Embedding = new { models = models.Select(m => new { name = m.Name, kind = "static", folder = m.Folder }) } }));

    private async Task CreateAsync(string collection, string model)
    {
        var result = await _phasa.RunAsync("collections", "create", collection, "--languages", "lo", "--embedding", model);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
