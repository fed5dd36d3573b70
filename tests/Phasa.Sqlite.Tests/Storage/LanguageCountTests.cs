using Dapper;
using Phasa.Collections;
using Phasa.Reembedding;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Sqlite.Tests.Storage;

/// <summary>The counts that coverage is read from are those of the tables, whatever was written and by whom.</summary>
public sealed class LanguageCountTests : SqliteStoreTest
{
    private const string Recount =
        """
        SELECT collection_id, language, SUM(passages), SUM(translations), SUM(stale), SUM(human), SUM(reused), SUM(bytes)
        FROM (
            SELECT d.collection_id, p.language, 1 AS passages, 0 AS translations, 0 AS stale, 0 AS human, 0 AS reused,
                   octet_length(p.text) + octet_length(IFNULL(p.heading, '')) AS bytes
            FROM documents d JOIN passages p ON p.document_key = d.key
            UNION ALL
            SELECT d.collection_id, t.language, 0, 1, t.is_stale, t.source = 'human', t.is_reused, octet_length(t.text) + octet_length(IFNULL(t.heading, ''))
            FROM documents d JOIN passages p ON p.document_key = d.key JOIN translations t ON t.passage_id = p.id
            UNION ALL
            SELECT d.collection_id, r.language, 0, 0, 0, 0, 0, length(r.vector)
            FROM documents d JOIN passages p ON p.document_key = d.key JOIN rows r ON r.passage_id = p.id)
        GROUP BY 1, 2 ORDER BY 1, 2
        """;

    private const string Counts = "SELECT * FROM language_counts WHERE passages <> 0 OR translations <> 0 OR stale <> 0 OR human <> 0 OR reused <> 0 OR bytes <> 0 ORDER BY 1, 2";

    [Fact]
    public async Task Counts_AfterEveryWayOfWriting_AreThoseOfTheTables()
    {
        await using var other = await OpenAsync();
        await Store.Documents.WriteAsync(Collection.Id, [Version("a", 0, Passage("一", Human(English, "one")), Passage("二", Machine(English, "two")), Passage("三"))], Stop);
        await RequireAsync(ja: 3, en: 2);

        // Another process replaces: a changed text, one that goes, one in another language; the human translation is stale then.
        var a = (await other.Documents.FindAsync(Collection.Id, "a", Stop))!;
        await other.Documents.WriteAsync(Collection.Id, [Next(a, "壱", "二")], Stop);
        await RequireAsync(ja: 2, en: 2);
        await Store.Documents.WriteAsync(Collection.Id, [Version("b", 0, Passage("four") with { Language = English }) with { Language = English }], Stop);
        var b = (await Store.Documents.FindAsync(Collection.Id, "b", Stop))!;
        await other.Documents.WriteAsync(Collection.Id, [Next(b, "四")], Stop);
        await RequireAsync(ja: 3, en: 2);

        // Translations come and are replaced.
        b = (await Store.Documents.FindAsync(Collection.Id, "b", Stop))!;
        await Store.Documents.WriteTranslationsAsync(Collection.Id, Into(b, English, Machine(English, "four") with { IsReused = true }), Stop);
        await RequireAsync(ja: 3, en: 3);
        b = (await Store.Documents.FindAsync(Collection.Id, "b", Stop))!;
        await other.Documents.WriteTranslationsAsync(Collection.Id, Into(b, English, Human(English, "fourth")), Stop);
        await RequireAsync(ja: 3, en: 3);

        // Rows in a second space, a language that is taken away, documents and collections that go.
        await Store.Reembeddings.StartAsync(Collection.Id, OtherSpace, SwitchRule.Never, Stop);
        await Store.Collections.SetLanguagesAsync("kb", [Japanese], Stop);
        await RequireAsync(ja: 3, en: 0);
        await Store.Documents.DeleteAsync(Collection.Id, "a", Stop);
        await RequireAsync(ja: 1, en: 0);
        await other.Collections.DeleteAsync("kb", Stop);
        Assert.Empty(Look(db => db.Query(Counts).ToList()));
    }

    private async Task RequireAsync(int ja, int en)
    {
        var (counts, recounted) = (Look(db => Lines(db.Query(Counts))), Look(db => Lines(db.Query(Recount))));
        Assert.Equal(recounted, counts);
        var coverage = (await Store.Collections.CoverageAsync(Collection.Id, Stop)).ToDictionary(c => c.Language);
        Assert.Equal((ja, en), (coverage[Japanese].Ready, coverage.TryGetValue(English, out var english) ? english.Ready + english.Stale : 0));
    }

    private static List<string> Lines(IEnumerable<dynamic> lines) => [.. lines.Select(l => string.Join(' ', ((IDictionary<string, object>)l).Values))];
}
