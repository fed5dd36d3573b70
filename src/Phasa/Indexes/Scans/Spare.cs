namespace Phasa.Indexes.Scans;

/// <summary>Objects kept for use again, a few at most. Thread-safe, without locks and without allocating.</summary>
internal sealed class Spare<T>
    where T : class
{
    private readonly T?[] _kept = new T?[32];

    /// <summary>One that was given, if any is there.</summary>
    public T? Take()
    {
        for (var i = 0; i < _kept.Length; i++)
        {
            if (Volatile.Read(ref _kept[i]) is not null && Interlocked.Exchange(ref _kept[i], null) is { } taken)
            {
                return taken;
            }
        }

        return null;
    }

    /// <summary>Keeps one; it is dropped when there are enough.</summary>
    public void Give(T item)
    {
        for (var i = 0; i < _kept.Length; i++)
        {
            if (Volatile.Read(ref _kept[i]) is null && Interlocked.CompareExchange(ref _kept[i], item, null) is null)
            {
                return;
            }
        }
    }
}
