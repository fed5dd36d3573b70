using Phasa.Translation;
using static Phasa.Translation.TranslationFailure;

namespace Phasa.Providers.Tests.Translation.Resilience;

/// <summary>What can be seen of a provider from outside.</summary>
public sealed class ProviderHealthTests
{
    [Fact]
    public async Task Health_NeverCalledThenAnswered_SaysSo()
    {
        using var bench = new ResilienceBench();
        Assert.Equal(new TranslatorHealth(TranslatorState.Untried, 0, 0, null, null, null, null), bench.Health);

        await bench.Answers().RunAsync();

        Assert.Equal(new TranslatorHealth(TranslatorState.Answering, 1, 0, bench.Time.GetUtcNow(), null, null, null), bench.Health);
    }

    [Fact]
    public async Task Health_RefusesTheKey_IsFailingWithTheReason()
    {
        using var bench = new ResilienceBench().Fails(Rejected);
        await bench.FailAsync();

        Assert.Equal((TranslatorState.Failing, 1, 1), (bench.Health.State, bench.Health.Calls, bench.Health.Failures));
        Assert.Equal((bench.Time.GetUtcNow(), "scripted Rejected"), (bench.Health.FailedAt, bench.Health.Reason));
    }

    [Fact]
    public async Task Health_KeepsFailing_IsLeftAloneUntilTheBreakIsOver()
    {
        using var bench = new ResilienceBench().Fails(ServerError);
        await bench.FailAsync();
        await bench.FailAsync();

        Assert.Equal((TranslatorState.LeftAlone, bench.Time.GetUtcNow().AddSeconds(30)), (bench.Health.State, bench.Health.Until));
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((TranslatorState.Failing, null), (bench.Health.State, bench.Health.Until));
    }
}
