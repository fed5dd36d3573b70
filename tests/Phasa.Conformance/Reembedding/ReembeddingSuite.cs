using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Reembedding;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Reembedding;

/// <summary>What the suites of reembeddings share: short ways to build a space and to look into one.</summary>
public abstract class ReembeddingSuite(StoreFactory factory) : StoreSuite(factory)
{
    /// <summary>The part of the store under test.</summary>
    protected IReembeddingStore Reembeddings => Store.Reembeddings;

    /// <summary>The collection's reembedding, which there must be.</summary>
    protected async Task<ReembeddingJob> JobAsync(Collection collection) => Assert.IsType<ReembeddingJob>(await Reembeddings.FindAsync(collection.Id, Stop));

    /// <summary>The collection's spaces.</summary>
    protected async Task<CollectionSpaces> SpacesAsync(Collection collection) => Assert.IsType<CollectionSpaces>(await Reembeddings.SpacesAsync(collection.Id, Stop));

    /// <summary>The collection as it is now.</summary>
    protected async Task<Collection> NowAsync(Collection collection) => Assert.IsType<Collection>(await Store.Collections.FindAsync(collection.Name, Stop));

    /// <summary>Begins to move the collection to the other space.</summary>
    protected Task<ReembeddingJob> StartAsync(Collection collection, SwitchRule rule = SwitchRule.Always) => Reembeddings.StartAsync(collection.Id, OtherSpace, rule, Stop);

    /// <summary>Leases the reembedding that is due, which there must be.</summary>
    protected async Task<ReembeddingJob> TakeAsync(int minutes = 1) =>
        Assert.IsType<ReembeddingJob>(await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(minutes), null, Stop));

    /// <summary>The next texts without rows, under a lease that must hold.</summary>
    protected async Task<SpaceGap> GapAsync(ReembeddingJob job, int limit = 1000) => Assert.IsType<SpaceGap>(await Reembeddings.ReadGapAsync(job.Lease, limit, Stop));

    /// <summary>Writes the rows of texts that were read.</summary>
    protected Task<FillOutcome> FillAsync(ReembeddingJob job, SpaceGap gap, bool switchWhenComplete = false)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(gap);
        return Reembeddings.FillAsync(job.Lease, [.. gap.Texts.Select(t => new RowFill(t, Rows(t.Text.Text, job.To)))], gap.Reached, switchWhenComplete, Stop);
    }

    /// <summary>Moves a collection to its reembedding's space.</summary>
    protected async Task<Collection> SwitchAsync(Collection collection)
    {
        var job = await TakeAsync();
        Assert.Equal(FillOutcome.Switched, await FillAsync(job, await GapAsync(job), switchWhenComplete: true));
        return await NowAsync(collection);
    }

    /// <summary>The rows of all documents in a space that must be complete.</summary>
    protected async Task<List<DocumentChange>> RowsInAsync(Collection collection, EmbeddingSpace space)
    {
        ArgumentNullException.ThrowIfNull(collection);
        List<DocumentChange> changes = [];
        await Store.Feed.ReadChangesAsync(collection.Id, space, 0, changes.Add, Stop);
        return changes;
    }

    /// <summary>Asserts that every text of the collection has its own vector in the space that searches use, and nothing else is there.</summary>
    protected async Task AssertCompleteAsync(Collection collection)
    {
        var now = await NowAsync(collection);
        var rows = await RowsInAsync(now, now.Space);
        var documents = await Store.Documents.ListAsync(now.Id, null, 1000, Stop);
        Assert.Equal(documents.Select(d => d.Key).ToHashSet(), rows.Select(r => r.Document).ToHashSet());
        foreach (var change in rows)
        {
            var document = Assert.IsType<StoredDocument>(await Store.Documents.FindAsync(change.Document, Stop));
            var expected = document.Passages.Select(p => (p.Id, p.Language, p.Text, IsStale: false))
                .Concat(document.Translations.Select(t => (Id: t.Passage, t.Language, t.Text, t.IsStale)));
            Assert.Equal(
                expected.Select(t => $"{t.Id} {t.Language} {t.IsStale} {Show(Vector(t.Text, now.Space))}").Order(StringComparer.Ordinal),
                change.Rows.Select(r => $"{r.Passage} {r.Language} {r.IsStale} {Show(r.Vector.ToArray())}").Order(StringComparer.Ordinal));
        }
    }

    private static string Show(float[] vector) => string.Join(' ', vector);
}
