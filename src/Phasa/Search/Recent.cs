using System.Collections.Concurrent;

namespace Phasa.Search;

/// <summary>What holds for everything that is remembered for some minutes.</summary>
internal static class Recent
{
    /// <summary>How long a value is used; what its maker learns shows after that.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
}

/// <summary>Remembers for some minutes what takes time or money to make: the same question comes again soon. Thread-safe.</summary>
internal sealed class Recent<TKey, TValue>(TimeProvider time)
    where TKey : notnull
    where TValue : class
{
    private const int Most = 1000;

    private readonly ConcurrentDictionary<TKey, (TValue Value, long At)> _known = new();

    /// <summary>The value of a key; null when there is none, or it is too old.</summary>
    public TValue? Find(TKey key) => _known.TryGetValue(key, out var known) && time.GetElapsedTime(known.At) < Recent.Kept ? known.Value : null;

    /// <summary>Remembers a value.</summary>
    public void Keep(TKey key, TValue value)
    {
        if (_known.Count >= Most)
        {
            // Begun anew rather than aged one by one: whatever is asked often is back at once.
            _known.Clear();
        }

        _known[key] = (value, time.GetTimestamp());
    }
}
