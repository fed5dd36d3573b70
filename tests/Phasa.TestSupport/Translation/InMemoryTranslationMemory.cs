using System.Runtime.CompilerServices;
using Phasa.Translation;
using Phasa.Translation.Memory;

namespace Phasa.TestSupport.Translation;

/// <summary>A translation memory that forgets with the process.</summary>
public sealed class InMemoryTranslationMemory : ITranslationMemory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(LanguagePair, string), StoredUnit> _units = [];
    private long _sequence;

    public Task AddAsync(IReadOnlyCollection<TranslationUnit> units, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (var unit in units)
            {
                _units[(unit.Pair, unit.Key)] = new(++_sequence, unit);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<TranslationUnit?>> FindExactAsync(
        LanguagePair pair, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<TranslationUnit?>>(
                [.. keys.Select(key => _units.TryGetValue((pair, key), out var stored) ? stored.Unit : null)]);
        }
    }

    public async IAsyncEnumerable<StoredUnit> ReadAsync(
        LanguagePair pair, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        StoredUnit[] units;
        lock (_lock)
        {
            units = [.. _units.Values.Where(u => u.Unit.Pair == pair && u.Sequence > after).OrderBy(u => u.Sequence)];
        }

        foreach (var unit in units)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return unit;
        }
    }

    public Task<long> CountAsync(LanguagePair? pair, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return Task.FromResult((long)_units.Values.Count(u => pair is null || u.Unit.Pair == pair));
        }
    }
}
