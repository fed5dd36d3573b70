using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Monitoring;

/// <summary>Counts searches that cannot be recorded: what is left to tell when there is no room for more. Not thread-safe.</summary>
internal sealed class DropCounts
{
    private static readonly long Hour = TimeSpan.TicksPerHour;

    private readonly Dictionary<(CollectionId Collection, LanguageTag Language, long Hour), (long Searches, long Zero)> _counts = [];

    /// <summary>Counts a search.</summary>
    public void Add(SearchRecord record)
    {
        var key = (record.Collection, record.Language.Language, record.At.UtcTicks / Hour);
        var (searches, zero) = _counts.GetValueOrDefault(key);
        _counts[key] = (searches + 1, zero + (record.HitCount == 0 ? 1 : 0));
    }

    /// <summary>The counts.</summary>
    public IReadOnlyList<DroppedSearches> Read() => _counts.Count == 0 ? [] :
        [.. _counts.Select(c => new DroppedSearches(c.Key.Collection, c.Key.Language, new(c.Key.Hour * Hour, TimeSpan.Zero), c.Value.Searches, c.Value.Zero))];

    /// <summary>Takes away what was written.</summary>
    public void Subtract(IReadOnlyList<DroppedSearches> written)
    {
        foreach (var gone in written)
        {
            var key = (gone.Collection, gone.Language, gone.Hour.UtcTicks / Hour);
            var (searches, zero) = _counts[key];
            if (searches == gone.Searches)
            {
                _counts.Remove(key);
            }
            else
            {
                _counts[key] = (searches - gone.Searches, zero - gone.Zero);
            }
        }
    }
}
