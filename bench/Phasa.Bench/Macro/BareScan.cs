using Phasa.Embeddings;
using Phasa.Embeddings.FeatureTables;
using Phasa.Indexes;
using Phasa.Sqlite;

namespace Phasa.Bench.Macro;

/// <summary>
/// The rows of the service's collection, scanned by all cores and nothing else done: what a search by vectors alone could be as
/// fast as. In memory of this process, vectors included, where the service reads the best rows' from a file.
/// </summary>
internal sealed class BareScan : IDisposable
{
    private const int Wanted = 10;

    private readonly CollectionSnapshot _rows;
    private readonly EmbeddingModel _model;

    private BareScan(CollectionSnapshot rows, EmbeddingModel model) => (_rows, _model) = (rows, model);

    /// <summary>Reads the rows from the store.</summary>
    public static async Task<BareScan> OpenAsync(string store, CancellationToken cancellationToken)
    {
        await using SqliteKnowledgeStore knowledge = new(Path.Combine(store, "phasa.db"));
        await knowledge.OpenAsync(cancellationToken);
        using CollectionIndexes indexes = new(knowledge);
        var collection = (await knowledge.Collections.FindAsync(BulkIngestion.Collection, cancellationToken))!;
        return new(await indexes.CurrentAsync(collection, cancellationToken), InBoxModel.CreateModel());
    }

    /// <summary>The vectors of some queries.</summary>
    public Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> queries, CancellationToken cancellationToken) =>
        _model.EmbedAsync(queries, TextRole.Query, cancellationToken);

    /// <summary>Finds the best rows of each language for each query, a query after the other on each core.</summary>
    public Task ScanAsync(IReadOnlyList<float[]> queries)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < queries.Count;)
            {
                foreach (var index in _rows.Languages.Values)
                {
                    index.Scan(queries[i], default(EveryPassage), new TopMatches(Wanted, -1));
                }
            }
        })));
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();
}
