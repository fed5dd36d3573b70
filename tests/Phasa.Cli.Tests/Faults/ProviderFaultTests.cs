using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Faults;

/// <summary>What providers do wrong, end to end: a real service, real HTTP, one fault after the other.</summary>
public sealed class ProviderFaultTests(FaultyProviders providers) : IClassFixture<FaultyProviders>
{
    public static TheoryData<FakeBehaviour, string, bool> Faults { get; } = new()
    {
        { FakeBehaviour.RateLimited, "RateLimited", true },
        { FakeBehaviour.ServerError, "ServerError", true },
        { FakeBehaviour.Hang, "Timeout", true },
        { FakeBehaviour.Cut, "Unreachable", true },
        { FakeBehaviour.Garbage, "InvalidAnswer", false },
        { FakeBehaviour.Malformed, "InvalidAnswer", false },
        { FakeBehaviour.WrongLanguage, "WrongLanguage", false },
        { FakeBehaviour.Empty, "Empty", false },
        { FakeBehaviour.Refusal, "Refusal", false },
        { FakeBehaviour.Unauthorized, "Rejected", false },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_OfTheFirstProvider_FallsThroughToTheSecond(FakeBehaviour fault, string failure, bool mayPass)
    {
        var id = $"through-{fault}".ToLowerInvariant();
        (providers.First.Default, providers.Second.Default) = (fault, FakeBehaviour.Ok);

        var document = await providers.TranslateAsync(id);

        var translation = document.GetProperty("passages")[0].GetProperty("translations").GetProperty("lo");
        Assert.True(translation.GetProperty("state").GetString() == "ready", $"After {failure} (transient: {mayPass}): {document}");
        Assert.Equal("second", translation.GetProperty("provider").GetString()!.Split(':')[0]);
        Assert.Equal("index", await providers.FindAsync(id, "lo", translation.GetProperty("text").GetString()!));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_OfEveryProvider_LeavesTheOriginalSearchableAndSaysWhy(FakeBehaviour fault, string failure, bool mayPass)
    {
        var id = $"none-{fault}".ToLowerInvariant();
        (providers.First.Default, providers.Second.Default) = (fault, fault);

        await providers.TranslateAsync(id);

        var job = await providers.JobAsync(id);
        Assert.Equal(mayPass ? "queued" : "parked", job.GetProperty("state").GetString());
        Assert.Equal("translate", job.GetProperty("step").GetString());
        var error = job.GetProperty("error").GetString();
        Assert.Contains($"first: {failure} (", error, StringComparison.Ordinal);
        Assert.Contains("second: ", error, StringComparison.Ordinal);
        Assert.Equal("index", await providers.FindAsync(id, "ja", $"{id} の請求書"));
        Assert.Equal("fallback", await providers.FindAsync(id, "lo", $"{id} ໃບແຈ້ງໜີ້"));

        var status = await providers.Phasa.RunAsync("translations", "status", "--collection", "kb", "--json");
        Assert.Contains($"first: {failure} (", status.Output, StringComparison.Ordinal);
        var retried = await providers.Phasa.RunJsonAsync("translations", "retry", "--collection", "kb", "--document", id);
        Assert.Equal(1, retried.GetProperty("queued").GetInt32());
    }
}
