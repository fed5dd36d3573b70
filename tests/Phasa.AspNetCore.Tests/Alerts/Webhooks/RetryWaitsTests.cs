using Phasa.AspNetCore.Alerts.Webhooks;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Webhooks;

namespace Phasa.AspNetCore.Tests.Alerts.Webhooks;

public sealed class RetryWaitsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Next_AttemptAfterAttempt_GrowsToAnHourAndEndsWithinADay()
    {
        var (now, attempts, waits) = (Start, 0, new List<double>());
        while (RetryWaits.Next(Failed(++attempts), null, now, 0.5) is { } next)
        {
            waits.Add((next - now).TotalSeconds);
            now = next;
        }

        Assert.Equal([5, 20, 80, 320, 1280, 3600, 3600], waits.Take(7));
        Assert.InRange(now - Start, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    [Fact]
    public void Next_WithJitter_SpreadsByAFifth() =>
        Assert.Equal((4.0, 6.0), ((RetryWaits.Next(Failed(1), null, Start, 0)!.Value - Start).TotalSeconds, (RetryWaits.Next(Failed(1), null, Start, 1)!.Value - Start).TotalSeconds));

    [Theory]
    [InlineData(1, 2, 5)]
    [InlineData(1, 7200, 7200)]
    [InlineData(1, 10_000_000, 86_400)]
    [InlineData(1, -5, 5)]
    public void Next_ReceiverNamesATime_WaitsAtLeastSoLongAndNoMoreThanADay(int attempts, int retryAfter, int expected) =>
        Assert.Equal(expected, (RetryWaits.Next(Failed(attempts), TimeSpan.FromSeconds(retryAfter), Start, 0.5)!.Value - Start).TotalSeconds);

    [Fact]
    public void Next_EventFromBeforeTheServiceWasOff_IsTriedSomeTimes()
    {
        var late = Start.AddDays(3);

        Assert.NotNull(RetryWaits.Next(Failed(RetryWaits.LeastAttempts - 1), null, late, 0.5));
        Assert.Null(RetryWaits.Next(Failed(RetryWaits.LeastAttempts), null, late, 0.5));
    }

    private static AlertDelivery Failed(int attempts)
    {
        var alert = new Alert(1, new(new(AlertKind.QueueStuck, null), AlertSeverity.Warning, Start, "m", "a"), null, Start, Start, null, null);
        return new(1, "http://receiver.example/", new("msg_1", AlertChange.Opened, Start, alert), attempts);
    }
}
