using System.Collections.Frozen;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Tests.Search.Evidence;

/// <summary>Snapshots by what passages they have, each with rows of one dimension.</summary>
internal static class Snapshots
{
    public static EmbeddingSpace Space { get; } = new("test", "points", "1", 1);

    /// <summary>A snapshot of passages: the language each is written in, those it has a current row in, those it has a stale one in.</summary>
    public static CollectionSnapshot Of(params (LanguageTag Written, LanguageTag[] Current, LanguageTag[] Stale)[] passages)
    {
        var (rows, written, covered) = (new Dictionary<LanguageTag, LanguageIndex>(), new Dictionary<LanguageTag, Bitmap>(), new Dictionary<LanguageTag, Bitmap>());
        for (var slot = 0; slot < passages.Length; slot++)
        {
            var (language, current, stale) = passages[slot];
            In(written, language, () => new()).Set(slot, true);
            foreach (var row in current.Append(language).Distinct())
            {
                In(rows, row, () => new(1)).Append(slot, [1]);
                In(covered, row, () => new()).Set(slot, true);
            }

            Array.ForEach(stale, row => In(rows, row, () => new(1)).Append(slot, [1]));
        }

        return new()
        {
            Space = Space,
            Languages = rows.ToFrozenDictionary(r => r.Key, r => r.Value.Snapshot()),
            Written = written.ToFrozenDictionary(w => w.Key, w => w.Value.Freeze()),
            Covered = covered.ToFrozenDictionary(c => c.Key, c => c.Value.Freeze()),
            Passages = [.. Enumerable.Range(0, passages.Length).Select(slot => new PassageId(slot))],
        };
    }

    /// <summary>The passages that a step reaches, by slot.</summary>
    public static async Task<IEnumerable<int>> ReachedAsync(CollectionSnapshot snapshot, RouteStep step, LanguageTag language) =>
        (await RouteRun.ScanAsync(snapshot, step, language, new("", [1], new(-1, ThresholdSource.None), null, int.MaxValue >> 8), TestContext.Current.CancellationToken)).Matches.Select(m => m.Slot);

    private static TValue In<TValue>(Dictionary<LanguageTag, TValue> map, LanguageTag language, Func<TValue> make) =>
        map.TryGetValue(language, out var value) ? value : map[language] = make();
}
