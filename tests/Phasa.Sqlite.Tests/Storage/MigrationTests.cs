using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Relational.Connections;
using Phasa.Sqlite.Schema;
using Phasa.TestSupport.Storage;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Sqlite.Tests.Storage;

/// <summary>Files that earlier schemas left.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => _folder.File("phasa.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_FirstSchema_GivesRowsTheSpaceOfTheirCollection()
    {
        var other = Space with { Model = "other" };
        Write(
            SchemaUpgrade.Steps.All[0],
            "UPDATE meta SET value = '1' WHERE key = 'schema'",
            Collection(1, "kb"), Collection(2, "twin"), Collection(3, "apart", other),
            Document(11, 1), Document(12, 2), Document(13, 3),
            Row(21, 11, "一"), Row(22, 12, "二"), Row(23, 13, "三"), Row(99, 13, "消"), "DELETE FROM rows WHERE id = 99");

        await using var store = new SqliteKnowledgeStore(File);
        await store.OpenAsync(Stop);

        Assert.Equal([("apart", other), ("kb", Space), ("twin", Space)], (await store.Collections.ListAsync(Stop)).Select(c => (c.Name, c.Space)));
        Assert.All(await store.CheckAsync(Stop), f => Assert.True(f.IsSound || f.Name == "free space", f.Detail));
        Assert.Equal(1, Assert.Single(await store.Collections.CoverageAsync((await store.Collections.FindAsync("kb", Stop))!.Id, Stop)).Ready);
        foreach (var (name, id, text) in new[] { ("kb", 21, "一"), ("twin", 22, "二"), ("apart", 23, "三") })
        {
            var collection = (await store.Collections.FindAsync(name, Stop))!;
            var rows = new List<(long, float[])>();
            await store.Feed.ReadChangesAsync(collection.Id, collection.Space, 0, d => rows.AddRange(d.Rows.Select(r => (r.Id, r.Vector.ToArray()))), Stop);
            var (key, vector) = Assert.Single(rows);
            Assert.Equal(id, key);
            Assert.Equal(Vector(text), vector);
        }

        var kb = (await store.Collections.FindAsync("kb", Stop))!;
        await store.Documents.WriteAsync(kb.Id, [New("new", "四")], Stop);
        long latest = 0;
        await store.Feed.ReadChangesAsync(kb.Id, kb.Space, 1, d => latest = Assert.Single(d.Rows).Id, Stop);
        Assert.True(latest > 99, "A deleted row's key came back.");
    }

    private void Write(params string[] statements)
    {
        using var db = new SqliteConnection($"Data Source={File};Pooling=False");
        Array.ForEach(statements, s => db.Execute(s));
    }

    private static string Collection(int id, string name, Phasa.Embeddings.EmbeddingSpace? space = null) =>
        $"""
        INSERT INTO collections (id, name, languages, space_id, space, sequence, created_at)
        VALUES ({id}, '{name}', '["ja"]', '{(space ?? Space).Id}', '{Columns.JsonOf(space ?? Space)}', 1, '2026-03-01T08:30:00.0000000Z')
        """;

    private static string Document(int key, int collection) =>
        $$"""
        INSERT INTO documents (key, collection_id, id, version, sequence, language, format, content_hash, created_at, updated_at, title, metadata, text)
        VALUES ({{key}}, {{collection}}, 'd', 1, 1, 'ja', 'plain', 'h', '2026-03-01T08:30:00.0000000Z', '2026-03-01T08:30:00.0000000Z', '題', '{}', '文');
        INSERT INTO passages (id, document_key, ordinal, language, hash, text) VALUES ({{key}}, {{key}}, 0, 'ja', 'h', '文');
        """;

    private static string Row(int id, int passage, string text) =>
        $"""
        INSERT INTO rows (id, passage_id, language, part, is_stale, vector)
        VALUES ({id}, {passage}, 'ja', {(id == 99 ? 1 : 0)}, 0, x'{Convert.ToHexString(Columns.Of(Vector(text)))}')
        """;
}
