using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Sqlite;
using Phasa.Storage;
using Phasa.TestSupport.Documents;
using Phasa.TestSupport.Storage;

namespace Phasa.Tests.Indexes.Sidecars;

/// <summary>A store with a collection, and processes that keep its index in files: each opens anew what there is.</summary>
internal sealed class FiledIndex : IAsyncDisposable
{
    /// <summary>Event ids: opened from files, files not used, read anew, written, not written.</summary>
    public const int Opened = 1002, Unusable = 1003, Failed = 1004, Written = 1005, Unwritable = 1006;

    private readonly TemporaryFolder _folder = new();
    private readonly List<CollectionIndexes> _processes = [];

    private FiledIndex() => Options = new() { Folder = Path.Combine(_folder.Path, "cache"), LeastRows = 1, LeastChanges = 1 };

    public FakeTimeProvider Time { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public LoggedLines Log { get; } = new();

    public IndexFileOptions Options { get; }

    public IKnowledgeStore Store { get; private set; } = null!;

    public Collection Collection { get; private set; } = null!;

    public string StorePath => Path.Combine(_folder.Path, "phasa.db");

    public string SetFolder => Path.Combine(Options.Folder!, $"{Collection.Id.Value}-{Collection.Space.Id}");

    public static async Task<FiledIndex> StartAsync(string name = "kb")
    {
        var index = new FiledIndex();
        await index.OpenStoreAsync();
        index.Collection = await index.Store.Collections.CreateAsync(name, [Writes.Japanese, Writes.English, Writes.Lao], Writes.Space);
        return index;
    }

    public async Task OpenStoreAsync()
    {
        Store = new SqliteKnowledgeStore(StorePath, Time);
        await Store.OpenAsync();
    }

    /// <summary>A process without an index in memory.</summary>
    public CollectionIndexes Process(IKnowledgeStore? store = null)
    {
        var process = new CollectionIndexes(store ?? Store, Microsoft.Extensions.Options.Options.Create(Options), Time, Log);
        _processes.Add(process);
        return process;
    }

    public async Task<CollectionSnapshot> SnapshotAsync(CollectionIndexes process) => await process.CurrentAsync(Collection, default);

    /// <summary>Reads the index in a new process and has it write its files.</summary>
    public async Task<CollectionIndexes> FileAsync(CollectionIndexes? process = null)
    {
        process ??= Process();
        await SnapshotAsync(process);
        await process.FileAsync(isLast: true, default);
        return process;
    }

    /// <summary>The index as a process without files builds it.</summary>
    public async Task<IReadOnlyList<string>> BuiltAsync()
    {
        using var process = new CollectionIndexes(Store);
        return Contents(await process.CurrentAsync(Collection, default));
    }

    /// <summary>Everything a snapshot says, in an order that does not depend on slots and positions.</summary>
    public static IReadOnlyList<string> Contents(CollectionSnapshot snapshot)
    {
        List<string> lines = [$"as of {snapshot.Sequence}"];
        foreach (var (language, index) in snapshot.Languages)
        {
            lines.AddRange(Enumerable.Range(0, index.Count).Where(p => !index.IsDeleted(p)).Select(p =>
                $"row {language} {snapshot.Passages[index.SlotAt(p)]} {string.Join(' ', index.VectorAt(p).ToArray())}"));
        }

        for (var slot = 0; slot < snapshot.Passages.Count; slot++)
        {
            var (at, passage) = (slot, snapshot.Passages[slot]);
            Assert.Equal(slot, snapshot.Slots.SlotOf(passage));
            lines.AddRange(snapshot.Written.Where(l => l.Value.Contains(at)).Select(l => $"written {l.Key} {passage} of {snapshot.Documents[at].Value}"));
            lines.AddRange(snapshot.Covered.Where(l => l.Value.Contains(at)).Select(l => $"covered {l.Key} {passage}"));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    public async Task<StoredDocument> PutAsync(string id, params string[] texts)
    {
        var old = await Store.Documents.FindAsync(Collection.Id, id);
        Assert.Equal([true], await Store.Documents.WriteAsync(Collection.Id, [old is null ? Writes.New(id, texts) : Writes.Next(old, texts)]));
        return (await Store.Documents.FindAsync(Collection.Id, id))!;
    }

    public async Task PutManyAsync(int count, string prefix = "d")
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(500))
        {
            await Store.Documents.WriteAsync(Collection.Id, [.. chunk.Select(i => Writes.New($"{prefix}{i}", $"{prefix} {i} a", $"{prefix} {i} b"))]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Dispose();
        }

        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
