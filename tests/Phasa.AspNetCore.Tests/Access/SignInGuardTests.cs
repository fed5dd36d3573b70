using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Phasa.AspNetCore.Access.Sessions;

namespace Phasa.AspNetCore.Tests.Access;

public sealed class SignInGuardTests
{
    private static readonly IPAddress Guesser = IPAddress.Parse("192.0.2.7");

    private readonly FakeTimeProvider _time = new();
    private readonly SignInGuard _guard;

    public SignInGuardTests() => _guard = new(Options.Create(new SignInOptions()), _time);

    [Fact]
    public void Failed_FiveTimes_WaitsAndThenTwiceAsLong()
    {
        Fail(4);
        Assert.Equal(TimeSpan.Zero, _guard.Wait(Guesser));
        Fail(1);
        Assert.Equal(TimeSpan.FromSeconds(30), _guard.Wait(Guesser));
        Assert.Equal(TimeSpan.Zero, _guard.Wait(IPAddress.Parse("192.0.2.8")));

        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, _guard.Wait(Guesser));
        Fail(5);
        Assert.Equal(TimeSpan.FromSeconds(60), _guard.Wait(Guesser));
        Fail(500);
        Assert.Equal(TimeSpan.FromMinutes(15), _guard.Wait(Guesser));
    }

    [Fact]
    public void Succeeded_AfterFailures_ForgetsThem()
    {
        Fail(4);
        _guard.Succeeded(Guesser);
        Fail(4);
        Assert.Equal(TimeSpan.Zero, _guard.Wait(Guesser));
    }

    [Fact]
    public void Failed_FromANetworkOfIPv6_CountsAsOneAddress()
    {
        for (var i = 0; i < 5; i++)
        {
            _guard.Failed(IPAddress.Parse($"2001:db8:1:2::{i}"));
        }

        Assert.True(_guard.Wait(IPAddress.Parse("2001:db8:1:2:ffff::1")) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, _guard.Wait(IPAddress.Parse("2001:db8:1:3::1")));
        for (var i = 0; i < 5; i++)
        {
            _guard.Failed(Guesser.MapToIPv6());
        }

        Assert.True(_guard.Wait(Guesser) > TimeSpan.Zero);
    }

    [Fact]
    public void Failed_FromMoreAddressesThanAreKept_ForgetsTheOldest()
    {
        Fail(5);
        for (var i = 0; i < 10_000; i++)
        {
            _time.Advance(TimeSpan.FromMicroseconds(1));
            _guard.Failed(new IPAddress(0x0A000000L + i));
        }

        Assert.Equal(TimeSpan.Zero, _guard.Wait(Guesser));
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _guard.Failed(Guesser);
        }
    }
}
