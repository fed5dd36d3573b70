using System.Collections.Concurrent;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Jobs;

/// <summary>
/// The passages that this process is translating, so that a job that meets an equal one waits for its translation instead
/// of paying for another. Thread-safe. Other processes are not known: what they translate at the same moment is paid twice.
/// </summary>
public sealed class PassagesInWork
{
    private readonly ConcurrentDictionary<Key, TaskCompletionSource> _inWork = new();

    /// <summary>Takes those of a document's passages whose like no other job has.</summary>
    internal Claim Take(CollectionId collection, LanguageTag language, IReadOnlyCollection<StoredPassage> passages)
    {
        Dictionary<Key, TaskCompletionSource> taken = [];
        List<StoredPassage> mine = [];
        foreach (var passage in passages)
        {
            var key = new Key(collection, passage.Language, language, passage.Hash);
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (taken.ContainsKey(key) || _inWork.TryAdd(key, done))
            {
                taken.TryAdd(key, done);
                mine.Add(passage);
            }
        }

        return new(mine, () =>
        {
            foreach (var (key, done) in taken)
            {
                _inWork.TryRemove(key, out _);
                done.SetResult();
            }
        });
    }

    /// <summary>Waits until no other job has the like of a passage.</summary>
    internal Task WaitAsync(CollectionId collection, LanguageTag language, StoredPassage passage, CancellationToken cancellationToken) =>
        _inWork.TryGetValue(new(collection, passage.Language, language, passage.Hash), out var work) ? work.Task.WaitAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Passages that one job works on until it is disposed of.</summary>
    internal sealed class Claim(IReadOnlyList<StoredPassage> passages, Action end) : IDisposable
    {
        /// <summary>Those taken, in their order.</summary>
        public IReadOnlyList<StoredPassage> Passages => passages;

        public void Dispose() => end();
    }

    private readonly record struct Key(CollectionId Collection, LanguageTag From, LanguageTag To, string Hash);
}
