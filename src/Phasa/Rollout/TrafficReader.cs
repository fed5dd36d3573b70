using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring;

namespace Phasa.Rollout;

/// <summary>Counts what the search log has of a collection.</summary>
internal static class TrafficReader
{
    private const int Page = 1_000;

    /// <summary>Reads the searches since a time, the latest first.</summary>
    public static async Task<IReadOnlyDictionary<LanguageTag, LanguageTraffic>> ReadAsync(
        ISearchLog log, CollectionId collection, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Dictionary<LanguageTag, Counts> byLanguage = [];
        SearchLogPosition? before = null;
        while (true)
        {
            var page = await log.ListAsync(collection, new SearchLogFilter(), before, Page, cancellationToken).ConfigureAwait(false);
            foreach (var (record, _, position) in page)
            {
                if (record.At < since)
                {
                    return Result(byLanguage);
                }

                before = position;
                var language = record.Language.Language;
                (byLanguage.TryGetValue(language, out var counts) ? counts : byLanguage[language] = new()).Add(record, language);
            }

            if (page.Count < Page)
            {
                return Result(byLanguage);
            }
        }
    }

    private static Dictionary<LanguageTag, LanguageTraffic> Result(Dictionary<LanguageTag, Counts> byLanguage) =>
        byLanguage.ToDictionary(c => c.Key, c => c.Value.ToTraffic(c.Key));

    private sealed class Counts
    {
        private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _fallback = new(StringComparer.Ordinal);
        private int _zero;

        public void Add(SearchRecord record, LanguageTag language)
        {
            if (record.Hits is not [var first, ..])
            {
                _zero++;
                return;
            }

            var hits = first.Language == language ? _first : _fallback;
            hits[first.DocumentId] = hits.GetValueOrDefault(first.DocumentId) + 1;
        }

        public LanguageTraffic ToTraffic(LanguageTag language) => new(language, _first.Values.Sum(), _fallback.Values.Sum(), _zero, _first, _fallback);
    }
}
