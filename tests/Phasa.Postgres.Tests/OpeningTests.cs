namespace Phasa.Postgres.Tests;

public sealed class OpeningTests
{
    [Fact]
    public async Task Open_ManyNodesOverAnEmptyDatabase_OneMakesTheSchemaAndAllWork()
    {
        var address = PostgresAddress.Parse(PostgresFixture.NewAddress());
        var stores = Enumerable.Range(0, 8).Select(_ => new PostgresKnowledgeStore(address)).ToArray();
        try
        {
            await Task.WhenAll(stores.Select(s => Task.Run(() => s.OpenAsync(TestContext.Current.CancellationToken))));
            foreach (var store in stores)
            {
                Assert.Empty(await store.Collections.ListAsync(TestContext.Current.CancellationToken));
            }
        }
        finally
        {
            foreach (var store in stores)
            {
                await store.DisposeAsync();
            }
        }
    }
}
