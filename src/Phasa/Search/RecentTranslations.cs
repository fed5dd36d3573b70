using System.Collections.Concurrent;
using Phasa.Translation;

namespace Phasa.Search;

/// <summary>Translated queries of the last minutes: the same question comes again soon, and a provider takes time and money. Thread-safe.</summary>
internal sealed class RecentTranslations(TimeProvider time)
{
    /// <summary>How long one is used; what a memory or glossary learns shows after that.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private const int Most = 1000;

    private readonly ConcurrentDictionary<(LanguagePair Pair, string Query), (string Text, long At)> _known = new();

    /// <summary>The translation of a query; null when there is none, or it is too old.</summary>
    public string? Find(LanguagePair pair, string query) =>
        _known.TryGetValue((pair, query), out var known) && time.GetElapsedTime(known.At) < Kept ? known.Text : null;

    /// <summary>Remembers a translation.</summary>
    public void Keep(LanguagePair pair, string query, string text)
    {
        if (_known.Count >= Most)
        {
            // Begun anew rather than aged one by one: whatever is asked often is back at once.
            _known.Clear();
        }

        _known[(pair, query)] = (text, time.GetTimestamp());
    }
}
