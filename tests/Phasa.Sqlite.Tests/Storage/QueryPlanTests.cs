using Dapper;
using Phasa.Relational.Documents;
using Phasa.Relational.Indexes;
using Phasa.Relational.Jobs;
using Phasa.Relational.Measurements;
using Phasa.Relational.Reembedding;
using Phasa.Relational.Translation;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Sqlite.Tests.Storage;

public sealed class QueryPlanTests : SqliteStoreTest
{
    public static TheoryData<string, string> HotReads { get; } = new()
    {
        { "changes", SqlIndexFeed.Changes },
        { "deletions", SqlIndexFeed.Deletions },
        { "hits", HitTexts.Select },
        { "next job", SqlJobQueue.Next },
        { "later units", SqlTranslationMemory.Later },
        { "documents to embed", GapReader.Beyond },
        { "texts to embed", GapReader.Missing },
        { "latest measurement", ResultTable.Latest },
    };

    [Theory]
    [MemberData(nameof(HotReads))]
    public async Task Plan_HotRead_SearchesIndexesAndSortsNothingLarge(string name, string sql)
    {
        await Store.Documents.WriteAsync(Collection.Id, [New("a", "一")], Stop);
        var steps = Look(db => db.Query<(int Id, int Parent, int NotUsed, string Detail)>(
            "EXPLAIN QUERY PLAN " + sql,
            new { collection = 1, space = "s", since = 0, now = "2026", wanted = "[]", from = "ja", to = "lo", after = 0, Collection = 1, Sequence = 0, Document = 0, document = 1, title = "t", Space = 1, most = 10 }).Select(s => s.Detail).ToList());

        Assert.NotEmpty(steps);
        // Virtual tables (json_each) and the one or two candidates of a subquery may be scanned.
        var candidates = steps.Where(s => s.StartsWith("CO-ROUTINE ", StringComparison.Ordinal)).Select(s => s["CO-ROUTINE ".Length..]).ToHashSet();
        Assert.DoesNotContain(steps, s => s.StartsWith("SCAN", StringComparison.Ordinal) && !s.Contains("VIRTUAL TABLE", StringComparison.Ordinal) && !candidates.Contains(s["SCAN ".Length..]));
        if (name is "changes" or "deletions" or "later units")
        {
            Assert.DoesNotContain(steps, s => s.Contains("TEMP B-TREE", StringComparison.Ordinal));
        }
    }
}
