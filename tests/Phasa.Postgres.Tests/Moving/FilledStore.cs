using Dapper;
using Phasa.Relational;
using Phasa.Relational.Connections;
using Phasa.Relational.Moving;

namespace Phasa.Postgres.Tests.Moving;

/// <summary>Stores with something in every table, a new one too: a line that meets each table's rules, made of its columns.</summary>
internal static class FilledStore
{
    /// <summary>The key that every numbered table gave out last, though its line with it is gone.</summary>
    public const long LastKey = 70;

    // What no script's order, escape or encoding may change.
    private const string Text = "{\"lo\": \"ຄູ່ມື\", \"mark\": \"\U0010FFFD0\", \"emoji\": \"👩‍🔧\"}";

    private static readonly Dictionary<string, object?> Special = new()
    {
        ["titles.source"] = "human",
        ["titles.text"] = "before\0after",
        ["translations.source"] = "human",
        ["jobs.state"] = "queued",
        ["jobs.leased_until"] = null,
        ["jobs.lease_token"] = 0L,
        ["collection_spaces.role"] = "next",
        ["reembeddings.purpose"] = "newmodel",
        ["reembeddings.rule"] = "never",
        ["reembeddings.state"] = "ready",
        ["reembeddings.leased_until"] = null,
        ["reembeddings.lease_token"] = 0L,
        ["calibrations.source"] = "titles",
        ["insights.span"] = "hour",
        ["measurements.state"] = "queued",
        ["measurements.phase"] = null,
        ["measurements.leased_until"] = null,
        ["measurements.lease_token"] = 0L,
        ["measurements.ended_at"] = null,
        ["measurements.measured_at"] = null,
        ["measurements.result"] = null,
        ["meta.key"] = "search-log-key",
        ["kept_translations.source"] = "a\0b",
        ["kept_translations.match"] = 0.1 + 0.2,
        ["searches.best"] = null,
    };

    /// <summary>Fills a new store.</summary>
    /// <param name="store">The store, which is opened.</param>
    /// <param name="hours">Lines of the table <c>searches_dropped</c>.</param>
    public static async Task FillAsync(RelationalStore store, int hours = 1)
    {
        await store.OpenAsync(TestContext.Current.CancellationToken);
        var (database, db) = (store.Database, store.Database.OpenApart());
        using (db)
        {
            var tables = CopyPlan.Of(database.Tables.List(db.Db), database.Tables.List(db.Db));
            db.Write(() =>
            {
                database.Tables.SuspendTriggers(db.Db, tables);
                foreach (var table in tables)
                {
                    var count = table.Name == "searches_dropped" ? hours : 1;
                    database.Tables.Insert(db.Db, table, [.. Enumerable.Range(1, count).Select(i => Line(table, i))]);
                }

                database.Tables.SetCounters(db.Db, tables.ToDictionary(t => t.Name, _ => LastKey));
                database.Tables.ResumeTriggers(db.Db, tables);
                return true;
            });
        }
    }

    /// <summary>Changes a store past its own calls.</summary>
    public static void Change(RelationalStore store, string sql)
    {
        using var db = store.Database.OpenApart();
        Assert.NotEqual(0, db.Write(() => db.Db.Execute(sql)));
    }

    /// <summary>A number in a store, past its own calls.</summary>
    public static long Number(RelationalStore store, string sql)
    {
        using var db = store.Database.OpenApart();
        return db.Db.ExecuteScalar<long>(sql);
    }

    /// <summary>The counters of a store.</summary>
    public static IReadOnlyDictionary<string, long> Counters(RelationalStore store)
    {
        using var db = store.Database.OpenApart();
        return store.Database.Tables.Counters(db.Db);
    }

    private static object?[] Line(CopiedTable table, int number) =>
    [
        .. table.Columns.Zip(table.Kinds, (column, kind) =>
            Special.TryGetValue($"{table.Name}.{column}", out var special) ? special
            : column == "hour" ? number
            : kind switch { ColumnKind.Whole => 1L, ColumnKind.Real => -0.25, ColumnKind.Text => Text, _ => Enumerable.Range(240, 16).Select(i => (byte)i).ToArray() })
        .Select(value => value is int whole ? (long)whole : value),
    ];
}
