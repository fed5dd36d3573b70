using System.Text.Json;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Indexes.Metadata;
using Phasa.Search.Filters;

namespace Phasa.Tests.Search.Filters;

public sealed class FilterResultsTests
{
    private static readonly MetadataFilter[] Filters =
    [
        Parse("""{"a":1}"""), Parse("""{"not":{"a":1}}"""), Parse("""{"a":{"gte":1},"b":{"exists":false}}"""), Parse("""{"$id":{"in":["d3","d7"]}}"""),
    ];

    /// <summary>Whatever is written, what is asked again of changes alone is what asking everything anew gives.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Apply_AfterRandomWrites_IsWhatAskingEveryDocumentGives(int seed)
    {
        var random = new Random(seed);
        var (feed, results, slots, documents) = (new WrittenMetadata(), new FilterResults(), new PassageSlots(), new List<DocumentKey>());
        using var metadata = new CollectionMetadata(new(1), feed);
        var met = 0;
        for (var round = 0; round < 400; round++)
        {
            for (var i = random.Next(4); i > 0; i--)
            {
                var document = new DocumentKey(random.Next(1, 40));
                feed.Put(document, random.Next(5) switch { 0 => null, 1 => """{"b":"x","a":2}""", var a => $$"""{"a":[{{a}},0]}""" });
                documents.AddRange(Enumerable.Repeat(document, random.Next(4)));
            }

            var snapshot = Snapshot(slots, documents);
            var filter = Filters[random.Next(Filters.Length)];
            var found = await metadata.LookAsync(m => results.Apply(m, snapshot, filter), TestContext.Current.CancellationToken);
            Assert.All(documents.Index(), d => Assert.Equal(feed.Documents.TryGetValue(d.Item, out var own) && filter.IsMetBy(own), found.Contains(d.Index)));
            met += found.Count;
        }

        Assert.True(met > 0);
    }

    [Fact]
    public async Task Apply_StorePutBack_ForgetsWhatWasThere()
    {
        var (feed, results, slots) = (new WrittenMetadata(), new FilterResults(), new PassageSlots());
        using var metadata = new CollectionMetadata(new(1), feed);
        feed.Put(new(1), """{"a":1}""");
        feed.Put(new(2), """{"a":1}""");
        Assert.Equal(2, (await ApplyAsync()).Count);

        feed.Restore();
        feed.Put(new(2), """{"c":1}""");

        Assert.Equal(0, (await ApplyAsync()).Count);
        Assert.Equal(["c"], metadata.Keys.Keys);

        async Task<FrozenBitmap> ApplyAsync() =>
            await metadata.LookAsync(m => results.Apply(m, Snapshot(slots, [new(1), new(2)]), Filters[0]), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Apply_AnotherIndexOfTheCollection_HasSlotsOfItsOwn()
    {
        var (feed, results) = (new WrittenMetadata(), new FilterResults());
        using var metadata = new CollectionMetadata(new(1), feed);
        feed.Put(new(1), """{"a":1}""");
        feed.Put(new(2), """{"a":2}""");

        Assert.True((await ApplyAsync(new(1), new(2))).Contains(0));
        Assert.False((await ApplyAsync(new(2), new(1))).Contains(0));

        async Task<FrozenBitmap> ApplyAsync(params DocumentKey[] documents) =>
            await metadata.LookAsync(m => results.Apply(m, Snapshot(new(), documents), Filters[0]), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Since_MoreChangesThanAreKept_IsUnknown()
    {
        var journal = new ChangeJournal();
        journal.Add(new(1));
        Assert.Equal([new(1)], journal.Since(0)!);
        Assert.Empty(journal.Since(1)!);
        for (var i = 0; i < 10_000; i++)
        {
            journal.Add(new(2));
        }

        Assert.Null(journal.Since(0));
        Assert.Equal([new(2)], journal.Since(1)!);
        journal.Reset();
        Assert.Null(journal.Since(10_001));
    }

    private static CollectionSnapshot Snapshot(PassageSlots slots, IReadOnlyList<DocumentKey> documents) => new()
    {
        Space = new EmbeddingSpace("test", "points", "1", 4),
        Slots = slots,
        Documents = new ArraySegment<DocumentKey>([.. documents]),
    };

    private static MetadataFilter Parse(string json) => FilterParser.Parse(JsonElement.Parse(json));
}
