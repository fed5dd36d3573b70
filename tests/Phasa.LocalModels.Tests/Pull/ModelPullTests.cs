using Phasa.LocalModels.Pull;
using Phasa.TestSupport.Models;
using Phasa.TestSupport.Storage;

namespace Phasa.LocalModels.Tests.Pull;

public sealed class ModelPullTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _weights = Bytes(300_000);
    private FakeHub _hub = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Target => _folder.File(Path.Combine("models", "tiny"));

    private string Gathered => Target + ".pulling";

    public async ValueTask InitializeAsync()
    {
        _hub = await FakeHub.StartAsync();
        _hub.Put("config.json", """{"model_type": "bert", "hidden_size": 8}""");
        _hub.Put("tokenizer.json", "{}");
        _hub.Put("1_Pooling/config.json", """{"pooling_mode_mean_tokens": true}""");
        _hub.Put("onnx/model.onnx", _weights, isLarge: true);
        _hub.Put("onnx/model.onnx_data", Bytes(50_000), isLarge: true);
        _hub.Put("onnx/model_quantized.onnx", Bytes(10), isLarge: true);
        _hub.Put("pytorch_model.bin", Bytes(10), isLarge: true);
        _hub.Put("README.md", "# Tiny");
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_FreshFolder_HoldsTheNeededFilesAndWhereTheyCameFrom()
    {
        long received = 0;
        using var pull = Pull();
        var plan = await pull.PlanAsync(FakeHub.Model, cancellationToken: Stop);

        Assert.True(await pull.RunAsync(plan, Target, b => received = b, Stop));

        Assert.Equal(["1_Pooling/config.json", "config.json", "onnx/model.onnx", "onnx/model.onnx_data", "tokenizer.json"], Files());
        Assert.Equal(_weights, await File.ReadAllBytesAsync(Path.Combine(Target, "onnx", "model.onnx"), Stop));
        Assert.Equal(plan.Bytes, received);
        var record = PullRecord.Find(Target)!;
        Assert.Equal((FakeHub.Model, _hub.Commit), (record.Name, record.Commit));
        Assert.False(Directory.Exists(Gathered));
    }

    [Fact]
    public async Task Run_FolderHoldsItAlready_FetchesNothing()
    {
        await PullAsync();
        var before = _hub.Requests.Count;
        using var pull = Pull();
        var plan = await pull.PlanAsync(FakeHub.Model, cancellationToken: Stop);
        var planned = _hub.Requests.Count;
        Assert.False(await pull.RunAsync(plan, Target, null, Stop));
        Assert.Equal(planned, _hub.Requests.Count);
        Assert.True(planned > before);
    }

    [Fact]
    public async Task Run_ConnectionCutAgainAndAgain_GoesOnWhereItStopped()
    {
        _hub.Put("onnx/model.onnx", _weights, isLarge: true).Cut(100_000, 200_000, 299_999);
        await PullAsync();
        Assert.Equal(_weights, await File.ReadAllBytesAsync(Path.Combine(Target, "onnx", "model.onnx"), Stop));
        var asked = _hub.Requests.Where(r => r.Path.EndsWith("/model.onnx", StringComparison.Ordinal)).ToList();
        Assert.Equal([null, "bytes=100000-", "bytes=200000-", "bytes=299999-"], asked.Select(r => r.Range));
        Assert.All(asked.Skip(1), r => Assert.StartsWith("\"", r.IfRange, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_CutWithoutProgress_FailsAndTheNextPullGoesOn()
    {
        _hub.Put("onnx/model.onnx", _weights, isLarge: true).Cut(120_000, 0);

        var error = await Assert.ThrowsAsync<PhasaException>(PullAsync);

        Assert.Equal(ErrorCodes.ProviderFailed, error.Code);
        Assert.Contains("120000 of 300000", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
        var before = _hub.Requests.Count;
        await PullAsync();
        Assert.Contains(_hub.Requests.Skip(before), r => r.Range == "bytes=120000-");
        Assert.DoesNotContain(_hub.Requests.Skip(before), r => r.Path.EndsWith("tokenizer.json", StringComparison.Ordinal));
        Assert.Equal(_weights, await File.ReadAllBytesAsync(Path.Combine(Target, "onnx", "model.onnx"), Stop));
    }

    [Fact]
    public async Task Run_FileHasAnotherVersionWhenResumed_BeginsAnew()
    {
        var file = _hub.Put("onnx/model.onnx", _weights, isLarge: true).Cut(100_000, 0);
        await Assert.ThrowsAsync<PhasaException>(PullAsync);
        file.Tag = "\"moved to another store\"";

        await PullAsync();

        Assert.Equal(_weights, await File.ReadAllBytesAsync(Path.Combine(Target, "onnx", "model.onnx"), Stop));
    }

    [Fact]
    public async Task Run_ModelHasAnotherCommitWhenResumed_TakesTheNewContentAndKeepsEqualFiles()
    {
        _hub.Put("onnx/model.onnx", _weights, isLarge: true).Cut(100_000, 0);
        await Assert.ThrowsAsync<PhasaException>(PullAsync);
        var changed = Bytes(280_000, seed: 2);
        _hub.Put("onnx/model.onnx", changed, isLarge: true);
        _hub.Commit = "77aa00b1c2";
        var before = _hub.Requests.Count;

        await PullAsync();

        Assert.Equal(changed, await File.ReadAllBytesAsync(Path.Combine(Target, "onnx", "model.onnx"), Stop));
        Assert.Equal("77aa00b1c2", PullRecord.Find(Target)!.Commit);
        Assert.DoesNotContain(_hub.Requests.Skip(before), r => r.Path.EndsWith("tokenizer.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ServerThatNamesNoVersion_IsNotContinued()
    {
        _hub.SendsTags = false;
        _hub.Put("onnx/model.onnx", _weights, isLarge: true).Cut(100_000, 200_000);
        await PullAsync();
        Assert.All(_hub.Requests, r => Assert.Null(r.Range));
        Assert.Equal(_weights, await File.ReadAllBytesAsync(Path.Combine(Target, "onnx", "model.onnx"), Stop));
    }

    [Theory]
    [InlineData("onnx/model.onnx", true)]
    [InlineData("tokenizer.json", false)]
    public async Task Run_ContentIsNotWhatTheListStates_LeavesNothing(string path, bool isLarge)
    {
        var content = Bytes(100);
        _hub.Put(path, content, isLarge).Stated = [.. content.Reverse()];
        var error = await Assert.ThrowsAsync<PhasaException>(PullAsync);
        Assert.Equal(ErrorCodes.ProviderFailed, error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
        Assert.Empty(Directory.GetFiles(Gathered, "*.part"));
    }

    [Fact]
    public async Task Run_FileLongerThanStated_IsStopped()
    {
        _hub.Put("onnx/model.onnx", _weights, isLarge: true).Stated = [.. _weights.Take(1000)];
        var error = await Assert.ThrowsAsync<PhasaException>(PullAsync);
        Assert.Contains("longer than the 1000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Gathered, "*.part"));
    }

    [Fact]
    public async Task Run_RedirectToAnotherHost_FollowsWithoutTheToken()
    {
        await using var cdn = await FakeHub.StartAsync();
        (_hub.Cdn, _hub.Token) = (cdn, "hf_secret");
        _hub.Put("onnx/model.onnx", _weights, isLarge: true).Cut(100_000);

        await PullAsync("hf_secret");

        Assert.Equal(_weights, await File.ReadAllBytesAsync(Path.Combine(Target, "onnx", "model.onnx"), Stop));
        Assert.All(_hub.Requests, r => Assert.Equal("Bearer hf_secret", r.Authorization));
        Assert.NotEmpty(cdn.Requests);
        Assert.All(cdn.Requests, r => Assert.Null(r.Authorization));
        Assert.Contains(cdn.Requests, r => r.Range == "bytes=100000-");
    }

    [Fact]
    public async Task Plan_HubWantsAToken_IsRefusedWithTheVariable()
    {
        _hub.Token = "hf_secret";
        var error = await Assert.ThrowsAsync<PhasaException>(PullAsync);
        Assert.Equal(ErrorCodes.Unauthorized, error.Code);
        Assert.Contains("HF_TOKEN", error.NextStep, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", (await Assert.ThrowsAsync<PhasaException>(() => PullAsync("wrong"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme/none", "main")]
    [InlineData(FakeHub.Model, "v9")]
    public async Task Plan_NoSuchModelOrRevision_IsNotFound(string name, string revision)
    {
        using var pull = Pull();
        var error = await Assert.ThrowsAsync<PhasaException>(() => pull.PlanAsync(name, revision, cancellationToken: Stop));
        Assert.Equal(ErrorCodes.NotFound, error.Code);
        Assert.Contains(revision, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_HubFails_SaysSo()
    {
        _hub.NextStatus = 503;
        var error = await Assert.ThrowsAsync<PhasaException>(PullAsync);
        Assert.Equal(ErrorCodes.ProviderFailed, error.Code);
        Assert.Contains("503", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_NobodyListens_SaysSo()
    {
        using var pull = new ModelPull(new("http://127.0.0.1:1"), null);
        var error = await Assert.ThrowsAsync<PhasaException>(() => pull.PlanAsync(FakeHub.Model, cancellationToken: Stop));
        Assert.Equal(ErrorCodes.ProviderFailed, error.Code);
    }

    [Theory]
    [InlineData("../config.json")]
    [InlineData("onnx/../../config.json")]
    [InlineData("/etc/config.json")]
    [InlineData("C:\\config.json")]
    [InlineData("..\\config.json")]
    [InlineData("onnx//config.json")]
    [InlineData("1_Pooling /config.json")]
    public async Task Plan_FileNameThatLeadsOut_IsRefused(string path)
    {
        _hub.Put(path, "{}");
        var error = await Assert.ThrowsAsync<PhasaException>(PullAsync);
        Assert.Equal(ErrorCodes.ProviderFailed, error.Code);
        Assert.Contains("does not lie in the model's folder", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b/c")]
    [InlineData("../secret")]
    [InlineData("acme/tiny?x=1")]
    [InlineData("acme/..")]
    public async Task Plan_NameThatIsNone_AsksNobody(string name)
    {
        using var pull = Pull();
        Assert.Equal(ErrorCodes.InvalidRequest, (await Assert.ThrowsAsync<PhasaException>(() => pull.PlanAsync(name, cancellationToken: Stop))).Code);
        Assert.Empty(_hub.Requests);
    }

    [Fact]
    public async Task Plan_WeightsByName_AreTakenInstead()
    {
        using var pull = Pull();
        var plan = await pull.PlanAsync(FakeHub.Model, file: "onnx/model_quantized.onnx", cancellationToken: Stop);
        Assert.Equal("onnx/model_quantized.onnx", plan.Weights);
        Assert.DoesNotContain(plan.Files, f => f.Path.StartsWith("onnx/model.onnx", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<PhasaException>(() => pull.PlanAsync(FakeHub.Model, file: "pytorch_model.bin", cancellationToken: Stop));
        Assert.Contains("onnx/model_quantized.onnx", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_StaticModelWithAnOnnxExport_TakesTheTable()
    {
        _hub.Put("config.json", """{"model_type": "model2vec", "normalize": true}""");
        _hub.Put("model.safetensors", Bytes(64), isLarge: true);
        using var pull = Pull();
        var plan = await pull.PlanAsync(FakeHub.Model, cancellationToken: Stop);
        Assert.Equal("model.safetensors", plan.Weights);
        Assert.DoesNotContain(plan.Files, f => f.Path.EndsWith(".onnx", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plan_OnlyWeightsOfOtherPrograms_IsRefusedWithAWayOut()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Put("config.json", """{"model_type": "bert"}""");
        hub.Put("model.safetensors", Bytes(64), isLarge: true);
        using var pull = new ModelPull(hub.Endpoint, null);
        var error = await Assert.ThrowsAsync<PhasaException>(() => pull.PlanAsync(FakeHub.Model, cancellationToken: Stop));
        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
        Assert.Contains("ONNX", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnotherPullHasTheFolder_IsRefused()
    {
        using var pull = Pull();
        var plan = await pull.PlanAsync(FakeHub.Model, cancellationToken: Stop);
        Task? second = null;
        await pull.RunAsync(plan, Target, _ => second ??= pull.RunAsync(plan, Target, null, Stop), Stop);
        Assert.Equal(ErrorCodes.WriteConflict, (await Assert.ThrowsAsync<PhasaException>(() => second!)).Code);
        Assert.Equal(5, Files().Count);
    }

    [Fact]
    public async Task Run_DiskTooSmall_FetchesNothing()
    {
        using var pull = new ModelPull(_hub.Endpoint, null) { FreeBytes = _ => 1000 };
        var plan = await pull.PlanAsync(FakeHub.Model, cancellationToken: Stop);
        var before = _hub.Requests.Count;
        var error = await Assert.ThrowsAsync<PhasaException>(() => pull.RunAsync(plan, Target, null, Stop));
        Assert.Equal(ErrorCodes.StoreUnavailable, error.Code);
        Assert.Equal(before, _hub.Requests.Count);
    }

    [Fact]
    public async Task Run_FolderHoldsSomethingElse_LeavesItAlone()
    {
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(Path.Combine(Target, "mine.txt"), "mine", Stop);
        Assert.Equal(ErrorCodes.InvalidRequest, (await Assert.ThrowsAsync<PhasaException>(PullAsync)).Code);
        Assert.Equal(["mine.txt"], Files());

        Directory.Delete(Target, recursive: true);
        Directory.CreateDirectory(Target);
        await PullAsync();
        _hub.Put("tokenizer.json", """{"version": 2}""");
        var error = await Assert.ThrowsAsync<PhasaException>(PullAsync);
        Assert.Contains(_hub.Commit, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Cancelled_KeepsWhatHasCome()
    {
        using var pull = Pull();
        var plan = await pull.PlanAsync(FakeHub.Model, cancellationToken: Stop);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pull.RunAsync(plan, Target, b => Cancel(b), stop.Token));
        Assert.False(Directory.Exists(Target));
        Assert.NotEmpty(Directory.GetFiles(Gathered));
        await PullAsync();
        Assert.Equal(5, Files().Count);

        void Cancel(long bytes)
        {
            if (bytes > 60_000)
            {
                stop.Cancel();
            }
        }
    }

    private static byte[] Bytes(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private ModelPull Pull(string? token = null) => new(_hub.Endpoint, token);

    private Task PullAsync() => PullAsync(null);

    private async Task PullAsync(string? token)
    {
        using var pull = Pull(token);
        await pull.RunAsync(await pull.PlanAsync(FakeHub.Model, cancellationToken: Stop), Target, null, Stop);
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Target, f).Replace('\\', '/')).Where(f => f != ".phasa-pull.json").Order(StringComparer.Ordinal)];
}
