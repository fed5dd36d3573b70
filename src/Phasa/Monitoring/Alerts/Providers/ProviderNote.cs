using System.Text.Json.Serialization;

namespace Phasa.Monitoring.Alerts.Providers;

/// <summary>What the calls of a provider came to, by the minute.</summary>
/// <param name="Minutes">The calls that ended in each minute, by its beginning, UTC.</param>
/// <param name="Reasons">What was last said with each kind of failure.</param>
public sealed record ProviderNote(IReadOnlyDictionary<DateTimeOffset, ProviderMinute> Minutes, IReadOnlyDictionary<string, string> Reasons)
{
    /// <summary>Nothing.</summary>
    public static ProviderNote None { get; } = new(new Dictionary<DateTimeOffset, ProviderMinute>(), new Dictionary<string, string>());

    /// <summary>All of its calls.</summary>
    [JsonIgnore]
    public ProviderMinute Total => Minutes.Values.Aggregate(ProviderMinute.None, (a, b) => a + b);

    /// <summary>Its last calls: those of the latest minutes that have so many together, or all.</summary>
    public ProviderMinute Last(long calls)
    {
        var last = ProviderMinute.None;
        foreach (var (_, minute) in Minutes.OrderByDescending(m => m.Key).TakeWhile(_ => last.Calls < calls))
        {
            last += minute;
        }

        return last;
    }

    /// <summary>Both together, without minutes that began before a time.</summary>
    public ProviderNote With(ProviderNote more, DateTimeOffset from)
    {
        var minutes = Minutes.Concat(more.Minutes).Where(m => m.Key >= from).GroupBy(m => m.Key).ToDictionary(g => g.Key, g => g.Select(m => m.Value).Aggregate((a, b) => a + b));
        var kinds = minutes.Values.SelectMany(m => m.Failures.Keys).ToHashSet();
        return new(minutes, Reasons.Concat(more.Reasons).Where(r => kinds.Contains(r.Key)).GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.Last().Value));
    }
}

/// <summary>The calls that ended in a minute.</summary>
/// <param name="Answered">Those that were answered.</param>
/// <param name="Failures">Those that failed, by kind of failure.</param>
public sealed record ProviderMinute(long Answered, IReadOnlyDictionary<string, long> Failures)
{
    /// <summary>No calls.</summary>
    public static ProviderMinute None { get; } = new(0, new Dictionary<string, long>());

    /// <summary>All of them.</summary>
    [JsonIgnore]
    public long Calls => Answered + Failed;

    /// <summary>Those that failed, of whatever kind.</summary>
    [JsonIgnore]
    public long Failed => Failures.Values.Sum();

    /// <summary>The share that failed, 0..1; 0 where there were none.</summary>
    [JsonIgnore]
    public double Share => Calls == 0 ? 0 : (double)Failed / Calls;

    /// <summary>Both together.</summary>
    public static ProviderMinute operator +(ProviderMinute a, ProviderMinute b) => new(
        a.Answered + b.Answered, a.Failures.Concat(b.Failures).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Sum(f => f.Value)));
}
