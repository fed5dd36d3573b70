using Microsoft.Extensions.Time.Testing;
using Phasa.Providers.Translation.Resilience;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Translation.Resilience;

public sealed class ProviderRestTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TranslationException Busy = new(TranslationFailure.RateLimited, "busy");

    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(10, 1)]
    [InlineData(1, 10)]
    public void Left_AskedForTwice_IsTheLonger(int first, int second)
    {
        var rest = new ProviderRest(_time);

        rest.AskedFor(Minute * first, Busy);
        rest.AskedFor(Minute * second, Busy);

        Assert.Equal(Minute * 10, rest.Left);
        _time.Advance(Minute * 10);
        Assert.Equal(TimeSpan.Zero, rest.Left);
        rest.ThrowIfResting();
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void IsWorthWaiting_AskedFor_UpToTheLongest(int seconds, bool expected)
    {
        var rest = new ProviderRest(_time);
        Assert.True(rest.IsWorthWaiting(TimeSpan.Zero));

        rest.AskedFor(TimeSpan.FromSeconds(seconds), Busy);

        Assert.Equal(expected, rest.IsWorthWaiting(Minute));
    }

    [Fact]
    public void IsWorthWaiting_Broken_Never()
    {
        var rest = new ProviderRest(_time);

        rest.Broken(TimeSpan.FromSeconds(1), "down");

        Assert.False(rest.IsWorthWaiting(Minute));
    }
}
