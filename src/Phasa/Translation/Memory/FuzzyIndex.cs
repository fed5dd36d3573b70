using System.Runtime.InteropServices;

namespace Phasa.Translation.Memory;

/// <summary>
/// The keys of one language pair, searchable by likeness: an inverted index of trigrams finds the candidates, the edit
/// distance decides. Nothing at or above the threshold is missed as long as it shares one trigram with the query, which
/// at 0.85 every match does. Thread-safe.
/// </summary>
internal sealed class FuzzyIndex
{
    private readonly Lock _lock = new();
    private readonly List<TranslationUnit> _units = [];
    private readonly Dictionary<string, int> _byKey = [];
    private readonly Dictionary<ulong, List<int>> _postings = [];
    private readonly List<int> _touched = [];
    private int[] _shared = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _units.Count;
            }
        }
    }

    /// <summary>Adds a unit, in place of the one with the same key.</summary>
    public void Add(TranslationUnit unit)
    {
        lock (_lock)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, unit.Key, out var exists);
            if (exists)
            {
                _units[id] = unit;
                return;
            }

            id = _units.Count;
            _units.Add(unit);
            foreach (var run in Trigrams.Of(unit.Key))
            {
                ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, run, out _);
                (posting ??= []).Add(id);
            }
        }
    }

    /// <summary>The most similar unit at or above the threshold with the same numbers; the earlier one of two alike.</summary>
    public (TranslationUnit Unit, double Similarity)? Find(string key, double threshold)
    {
        var numbers = NumberSignature.Of(key);
        lock (_lock)
        {
            (TranslationUnit Unit, double Similarity)? best = null;
            foreach (var id in Candidates(key, threshold))
            {
                var unit = _units[id];
                var similarity = Similarity.Of(key, unit.Key, best?.Similarity ?? threshold);
                if (similarity > (best?.Similarity ?? 0) && NumberSignature.Of(unit.Key) == numbers)
                {
                    best = (unit, similarity);
                }
            }

            return best;
        }
    }

    // Of n runs a match shares at least 'least'; so in any n - least + some of the lists it stands at least 'some' times.
    // That leaves the longest lists, those of the commonest runs, unread.
    private List<int> Candidates(string key, double threshold)
    {
        var least = Trigrams.LeastShared(key.Length, threshold);
        var some = Math.Max(1, least / 4);
        var lists = Trigrams.Of(key).Select(run => _postings.GetValueOrDefault(run)).OrderBy(list => list?.Count ?? 0).ToArray();
        if (_shared.Length < _units.Count)
        {
            _shared = new int[Math.Max(_units.Count, _shared.Length * 2)];
        }

        foreach (var list in lists.Take(lists.Length - least + some))
        {
            foreach (var id in CollectionsMarshal.AsSpan(list))
            {
                if (_shared[id]++ == 0)
                {
                    _touched.Add(id);
                }
            }
        }

        List<int> candidates = [.. _touched.Where(id => _shared[id] >= some).Order()];
        _touched.ForEach(id => _shared[id] = 0);
        _touched.Clear();
        return candidates;
    }
}
