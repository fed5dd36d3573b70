using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Jobs;
using Phasa.Reembedding;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Collections;

/// <summary>The counts that coverage is read from are those of the tables, whatever was written and by whom.</summary>
public abstract class LanguageCountConformance(StoreFactory factory) : StoreSuite(factory)
{
    private const string Recount =
        """
        SELECT collection_id, language, SUM(passages), SUM(translations), SUM(stale), SUM(human), SUM(reused), SUM(queued), SUM(failed), SUM(quarantined), SUM(bytes)
        FROM (
            SELECT d.collection_id, p.language, 1 AS passages, 0 AS translations, 0 AS stale, 0 AS human, 0 AS reused, 0 AS queued, 0 AS failed, 0 AS quarantined,
                   octet_length(p.text) + octet_length(COALESCE(p.heading, '')) AS bytes
            FROM documents d JOIN passages p ON p.document_key = d.key
            UNION ALL
            SELECT d.collection_id, t.language, 0, 1, t.is_stale, CASE t.source WHEN 'human' THEN 1 ELSE 0 END, t.is_reused, 0, 0, 0, octet_length(t.text) + octet_length(COALESCE(t.heading, ''))
            FROM documents d JOIN passages p ON p.document_key = d.key JOIN translations t ON t.passage_id = p.id
            UNION ALL
            SELECT d.collection_id, r.language, 0, 0, 0, 0, 0, 0, 0, 0, length(r.vector)
            FROM documents d JOIN passages p ON p.document_key = d.key JOIN rows r ON r.passage_id = p.id
            UNION ALL
            SELECT d.collection_id, j.language, 0, 0, 0, 0, 0, CASE WHEN j.state IN ('queued', 'leased') THEN 1 ELSE 0 END, CASE WHEN j.state IN ('failed', 'parked') THEN 1 ELSE 0 END,
                   CASE WHEN j.state = 'parked' AND j.step = 'canary' THEN 1 ELSE 0 END, 0
            FROM documents d JOIN jobs j ON j.document_key = d.key JOIN passages p ON p.document_key = d.key AND p.language <> j.language
            WHERE NOT EXISTS (SELECT 1 FROM translations t WHERE t.passage_id = p.id AND t.language = j.language)) c
        GROUP BY 1, 2 ORDER BY 1, 2
        """;

    private const string Counts =
        "SELECT collection_id, language, passages, translations, stale, human, reused, queued, failed, quarantined, bytes FROM language_counts WHERE passages <> 0 OR translations <> 0 OR stale <> 0 OR human <> 0 OR reused <> 0 OR queued <> 0 OR failed <> 0 OR quarantined <> 0 OR bytes <> 0 ORDER BY 1, 2";

    [Fact]
    public async Task Counts_AfterEveryWayOfWriting_AreThoseOfTheTables()
    {
        var collection = await CollectionAsync();
        await using var other = Factory.Create(Time);
        await other.OpenAsync(Stop);
        await Store.Documents.WriteAsync(collection.Id, [Version("a", 0, Passage("一", Human(English, "one")), Passage("二", Machine(English, "two")), Passage("三"))], Stop);
        await RequireAsync(collection, ja: 3, en: 2);

        // Another process replaces: a changed text, one that goes, one in another language; the human translation is stale then.
        var a = (await other.Documents.FindAsync(collection.Id, "a", Stop))!;
        await other.Documents.WriteAsync(collection.Id, [Next(a, "壱", "二")], Stop);
        await RequireAsync(collection, ja: 2, en: 2);
        await Store.Documents.WriteAsync(collection.Id, [Version("b", 0, Passage("four") with { Language = English }) with { Language = English }], Stop);
        var b = (await Store.Documents.FindAsync(collection.Id, "b", Stop))!;
        await other.Documents.WriteAsync(collection.Id, [Next(b, "四")], Stop);
        await RequireAsync(collection, ja: 3, en: 2);

        // Translations come and are replaced.
        b = (await Store.Documents.FindAsync(collection.Id, "b", Stop))!;
        await Store.Documents.WriteTranslationsAsync(collection.Id, Into(b, English, Machine(English, "four") with { IsReused = true }), Stop);
        await RequireAsync(collection, ja: 3, en: 3);
        b = (await Store.Documents.FindAsync(collection.Id, "b", Stop))!;
        await other.Documents.WriteTranslationsAsync(collection.Id, Into(b, English, Human(English, "fourth")), Stop);
        await RequireAsync(collection, ja: 3, en: 3);

        // Jobs stop at the canary, come back, and new passages meet them.
        await Store.Documents.WriteAsync(collection.Id, [New("c", "五", "六")], Stop);
        await RequireAsync(collection, ja: 5, en: 3);
        var job = (await Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), Stop))!;
        await RequireAsync(collection, ja: 5, en: 3);
        await Store.Jobs.EndAsync(job.Lease, JobState.Parked, JobProblem.Canary, "lost", null, Stop);
        await RequireAsync(collection, ja: 5, en: 3);
        var c = (await Store.Documents.FindAsync(collection.Id, "c", Stop))!;
        await other.Documents.WriteAsync(collection.Id, [Next(c, "五", "七", "八")], Stop);
        await RequireAsync(collection, ja: 6, en: 3);
        await Store.Jobs.RequeueAsync(collection.Id, null, null, Stop);
        await RequireAsync(collection, ja: 6, en: 3);

        // Rows in a second space, a language that is taken away, documents and collections that go.
        await Store.Reembeddings.StartAsync(collection.Id, OtherSpace, SwitchRule.Never, Stop);
        await Store.Collections.SetLanguagesAsync("kb", [Japanese], Stop);
        await RequireAsync(collection, ja: 6, en: 0);
        await Store.Documents.DeleteAsync(collection.Id, "a", Stop);
        await RequireAsync(collection, ja: 4, en: 0);
        await other.Collections.DeleteAsync("kb", Stop);
        Assert.Empty(Factory.Look(Counts));
    }

    private async Task RequireAsync(Collection collection, int ja, int en)
    {
        Assert.Equal(Factory.Look(Recount), Factory.Look(Counts));
        var coverage = (await Store.Collections.CoverageAsync(collection.Id, Stop)).ToDictionary(c => c.Language);
        Assert.Equal((ja, en), (coverage[Japanese].Ready, coverage.TryGetValue(English, out var english) ? english.Ready + english.Stale : 0));
    }
}
