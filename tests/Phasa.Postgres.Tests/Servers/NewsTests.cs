using System.Threading.Channels;
using Phasa.Storage;
using Phasa.TestSupport.Documents;

namespace Phasa.Postgres.Tests.Servers;

public sealed class NewsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listen_WhileAnotherNodeWrites_HearsWhatThereIsToLookFor()
    {
        var address = PostgresFixture.NewAddress();
        await using var writer = await OpenAsync(address);
        await using var listener = await OpenAsync(address);
        await using var elsewhere = await OpenAsync(PostgresFixture.NewAddress());
        var collection = await writer.Collections.CreateAsync("kb", [Writes.Japanese, Writes.Lao], Writes.Space, Stop);
        var heard = Channel.CreateUnbounded<StoreTopic>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var listening = listener.News.ListenAsync(topic => heard.Writer.TryWrite(topic), end.Token);

        // Everything at first: nobody knows what was missed.
        foreach (var topic in Enum.GetValues<StoreTopic>())
        {
            Assert.Equal(topic, await heard.Reader.ReadAsync(Stop));
        }

        // Nothing of another installation in the same database.
        var other = await elsewhere.Collections.CreateAsync("kb", [Writes.Japanese, Writes.Lao], Writes.Space, Stop);
        await elsewhere.Documents.WriteAsync(other.Id, [Writes.New("a", "一")], Stop);
        await writer.Documents.WriteAsync(collection.Id, [Writes.New("a", "一")], Stop);

        Assert.Equal([StoreTopic.Rows, StoreTopic.Jobs], new[] { await heard.Reader.ReadAsync(Stop), await heard.Reader.ReadAsync(Stop) }.Order());
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
        Assert.False(heard.Reader.TryRead(out _));
    }

    private static async Task<PostgresKnowledgeStore> OpenAsync(string address)
    {
        var store = new PostgresKnowledgeStore(PostgresAddress.Parse(address));
        await store.OpenAsync(Stop);
        return store;
    }
}
