using System.Numerics.Tensors;
using Dapper;
using Npgsql;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Indexes;
using Phasa.TestSupport.Documents;

namespace Phasa.Postgres.Tests.Vectors;

/// <summary>Language indexes in the database, on a real pgvector.</summary>
public sealed class ServerVectorsTests(VectorServer server) : IClassFixture<VectorServer>, IAsyncLifetime
{
    private const int GraphRows = 1000;

    private readonly PostgresAddress _address = PostgresAddress.Parse(server.NewAddress());
    private readonly RandomRows _random = new(seed: 3);
    private PostgresKnowledgeStore? _store;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PostgresKnowledgeStore Store => _store!;

    public async ValueTask InitializeAsync()
    {
        _store = new(_address);
        await _store.OpenAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Rows_OlderAndYoungerThanTheIndexes_AreInThem()
    {
        var collection = await CreateAsync("kb");
        await WriteAsync(collection, "old", 30);
        List<(long Done, long All)> told = [];

        await Store.Vectors.PrepareAsync((done, all) => told.Add((done, all)), Stop);
        await WriteAsync(collection, "young", 30);
        await Store.Vectors.PrepareAsync(cancellationToken: Stop);

        var rows = await AllAsync(collection);
        Assert.Equal(62, rows.Count);
        foreach (var group in rows.GroupBy(r => r.Language))
        {
            var found = await Store.Vectors.NearestAsync(Key(collection) with { Language = group.Key }, group.First().Vector, 100, cancellationToken: Stop);
            Assert.Equal(group.Select(r => r.Passage.Value).Order(), found.Select(f => f.Passage.Value).Order());
            Assert.Equal(group.First().Passage, found[0].Passage);

            // The vectors themselves, not the graph's halves of them.
            Assert.Equal(group.First().Vector.ToArray(), found[0].Vector.ToArray());
        }
    }

    [Fact]
    public async Task Documents_ReplacedAndDeleted_AreFoundAsTheyAre()
    {
        await Store.Vectors.PrepareAsync(cancellationToken: Stop);
        var collection = await CreateAsync("kb");
        var first = await WriteAsync(collection, "a", 3);
        await WriteAsync(collection, "b", 2);
        var replaced = _random.Document("a", 2) with { ExpectedRevision = first.Revision };
        await Store.Documents.WriteAsync(collection.Id, [replaced], Stop);
        await Store.Documents.DeleteAsync(collection.Id, "b", Stop);

        var found = await Store.Vectors.NearestAsync(Key(collection), _random.Vector(), 100, cancellationToken: Stop);

        var living = (await AllAsync(collection)).Where(r => r.Language == Writes.Japanese).Select(r => r.Passage.Value).Order();
        Assert.Equal(2, living.Count());
        Assert.Equal(living, found.Select(f => f.Passage.Value).Order());
        Assert.NotEmpty(await Store.Vectors.TendAsync(GraphRows, Stop));
        Assert.Equal(living, (await Store.Vectors.NearestAsync(Key(collection), _random.Vector(), 100, cancellationToken: Stop)).Select(f => f.Passage.Value).Order());
        Assert.Empty(await Store.Vectors.TendAsync(GraphRows, Stop));
    }

    [Fact]
    public async Task Collections_DoNotMix_AndTheIndexesOfADeletedOneGo()
    {
        await Store.Vectors.PrepareAsync(cancellationToken: Stop);
        var (one, other) = (await CreateAsync("one"), await CreateAsync("other"));
        await WriteAsync(one, "a", 5);
        await WriteAsync(other, "a", 5);

        var found = await Store.Vectors.NearestAsync(Key(one), _random.Vector(), 100, cancellationToken: Stop);
        Assert.Equal(5, found.Count);
        Assert.Equal((await AllAsync(one)).Where(r => r.Language == Writes.Japanese).Select(r => r.Passage.Value).Order(), found.Select(f => f.Passage.Value).Order());

        await Store.Collections.DeleteAsync("other", Stop);
        await Store.Vectors.TendAsync(GraphRows, Stop);

        Assert.Equal(2, await ScalarAsync<long>("SELECT COUNT(*) FROM {0}.indexes"));
        Assert.Equal(6, await ScalarAsync<long>("SELECT COUNT(*) FROM {0}.rows"));
    }

    [Fact]
    public async Task Graphs_OfALargeLanguageAndARareOneBeside_FindWhatComparingAllFinds()
    {
        await Store.Vectors.PrepareAsync(cancellationToken: Stop);
        var collection = await CreateAsync("kb");
        for (var i = 0; i < 20; i++)
        {
            await WriteAsync(collection, $"d{i}", 100);
        }

        Assert.Contains("a graph built for ja", await Store.Vectors.TendAsync(GraphRows, Stop));
        var rows = await AllAsync(collection);
        var (japanese, lao) = (rows.Where(r => r.Language == Writes.Japanese).ToList(), rows.Where(r => r.Language == Writes.Lao).ToList());
        Assert.Equal((2000, 40), (japanese.Count, lao.Count));
        var some = japanese.Where((_, i) => i % 100 == 7).Select(r => r.Passage).ToList();
        int ofAll = 0, ofLao = 0, ofSome = 0;
        const int Queries = 40, Top = 10;
        for (var i = 0; i < Queries; i++)
        {
            var query = _random.Vector();
            ofAll += await SharedAsync(Key(collection), query, japanese, null);
            ofLao += await SharedAsync(Key(collection) with { Language = Writes.Lao }, query, lao, null);
            ofSome += await SharedAsync(Key(collection), query, [.. japanese.Where(r => some.Contains(r.Passage))], some);
        }

        Assert.InRange(ofAll / (double)(Queries * Top), .98, 1);
        Assert.Equal(Queries * Top, ofLao);
        Assert.Equal(Queries * Top, ofSome);

        async Task<int> SharedAsync(VectorIndexKey key, float[] query, IReadOnlyList<IndexRow> among, IReadOnlyList<PassageId>? passages)
        {
            var best = among.OrderByDescending(r => TensorPrimitives.Dot(r.Vector.Span, query)).Take(Top).Select(r => r.Passage);
            return (await Store.Vectors.NearestAsync(key, query, Top, passages, Stop)).Select(f => f.Passage).Intersect(best).Count();
        }
    }

    [Fact]
    public async Task Plans_GenericOnes_UseTheLanguagesOwnGraph()
    {
        await Store.Vectors.PrepareAsync(cancellationToken: Stop);
        var collection = await CreateAsync("kb");
        await WriteAsync(collection, "large", GraphRows);
        await Store.Vectors.TendAsync(GraphRows, Stop);
        var key = await ScalarAsync<long>("SELECT key FROM {0}.indexes WHERE language = 'ja'");

        await using var db = new NpgsqlConnection(_address.ConnectionString);
        await db.OpenAsync(Stop);
        var schema = _address.Schema + "_vectors";
        await db.ExecuteAsync($"""
            PREPARE nearest(text, bigint) AS SELECT row_id FROM {schema}.rows_{key} v
            ORDER BY (v.embedding::public.halfvec(32)) OPERATOR(public.<=>) $1::public.halfvec(32) LIMIT $2
            """);
        await db.ExecuteAsync("SET plan_cache_mode = force_generic_plan");
        var plan = string.Join('\n', await db.QueryAsync<string>($"EXPLAIN EXECUTE nearest('[{string.Join(',', Enumerable.Repeat("0.1", 32))}]', 10)"));

        Assert.Contains($"rows_{key}_graph", plan, StringComparison.Ordinal);
    }

    private async Task<Collection> CreateAsync(string name) => await Store.Collections.CreateAsync(name, [Writes.Japanese, Writes.Lao], RandomRows.Space, Stop);

    private async Task<StoredDocument> WriteAsync(Collection collection, string id, int passages)
    {
        await Store.Documents.WriteAsync(collection.Id, [_random.Document(id, passages)], Stop);
        return (await Store.Documents.FindAsync(collection.Id, id, Stop))!;
    }

    private async Task<IReadOnlyList<IndexRow>> AllAsync(Collection collection)
    {
        List<IndexRow> rows = [];
        await Store.Feed.ReadChangesAsync(collection.Id, RandomRows.Space, 0, d => rows.AddRange(d.Rows), Stop);
        return rows;
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var db = new NpgsqlConnection(_address.ConnectionString);
        return (await db.ExecuteScalarAsync<T>(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, _address.Schema + "_vectors")))!;
    }

    private static VectorIndexKey Key(Collection collection) => new(collection.Id, RandomRows.Space, Writes.Japanese);
}
