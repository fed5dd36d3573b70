using Phasa.Relational;
using Phasa.Relational.Moving;
using Phasa.Sqlite;
using Phasa.TestSupport.Storage;

namespace Phasa.Postgres.Tests.Moving;

/// <summary>Copies between files and a real server.</summary>
public sealed class StoreCopyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _server = PostgresFixture.NewAddress();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Copy_ThereAndBack_EveryTableHoldsTheSame()
    {
        await FillAsync(File("a"), 5_000);

        var there = await CopyAsync(File("a"), Server());
        var back = await CopyAsync(Server(), File("b"));

        Assert.All(there.Tables, table => Assert.True(table.Value.Rows > 0, $"Table '{table.Key}' has no line to copy."));
        Assert.Equal(5_000, there.Tables["searches_dropped"].Rows);
        Assert.Equal(there.Tables.Order(ByName), back.Tables.Order(ByName));
    }

    [Fact]
    public async Task Copy_FromAServerToAnother_HoldsTheSame()
    {
        await FillAsync(Server());
        var copied = await CopyAsync(Server(), new PostgresKnowledgeStore(PostgresAddress.Parse(PostgresFixture.NewAddress())));
        Assert.All(copied.Tables.Values, content => Assert.InRange(content.Rows, 1, 2));
    }

    [Fact]
    public async Task Copy_Counters_GoOnBehindKeysThatAreGone()
    {
        await FillAsync(File("a"));
        await CopyAsync(File("a"), Server());
        await CopyAsync(Server(), File("b"));

        await using var server = Server();
        await server.OpenAsync(Stop);
        Assert.All(FilledStore.Counters(server).Where(c => c.Key != "spaces"), counter => Assert.Equal(FilledStore.LastKey, counter.Value));
        Assert.Equal(1, FilledStore.Counters(server)["spaces"]);
        await using var file = File("b");
        await file.OpenAsync(Stop);
        Assert.All(FilledStore.Counters(file), counter => Assert.Equal(FilledStore.LastKey, counter.Value));
        Assert.NotEmpty(FilledStore.Counters(file));
    }

    [Fact]
    public async Task Copy_Ended_TargetKeepsItsCountsAgain()
    {
        await CopyFilledAsync();
        await using var server = Server();
        await server.OpenAsync(Stop);

        FilledStore.Change(server, "INSERT INTO passages (document_key, ordinal, language, hash, text) VALUES (1, 2, 'lo', 'h', 'ຄູ່ມື')");

        Assert.Equal(1, FilledStore.Number(server, "SELECT passages FROM language_counts WHERE language = 'lo'"));
    }

    [Fact]
    public async Task Copy_CutInTheMiddle_RefusesToBeUsedAndGoesOn()
    {
        await FillAsync(File("a"), 9_000);
        await CutAsync(File("a"), Server(), rows: 4_000);

        await using (var unfinished = Server())
        {
            var refused = await Assert.ThrowsAsync<PhasaException>(() => unfinished.OpenAsync(Stop));
            Assert.Equal(ErrorCodes.StoreIncomplete, refused.Code);
        }

        List<long> reports = [];
        var result = await CopyAsync(File("a"), Server(), reports: reports);
        Assert.InRange(reports[0], 4_000, 8_999);
        Assert.Equal(9_000, result.Tables["searches_dropped"].Rows);
        await using var finished = Server();
        await finished.OpenAsync(Stop);
    }

    [Fact]
    public async Task Copy_FromAServerCutInTheMiddle_GoesOnInAFile()
    {
        await FillAsync(Server(), 9_000);
        await CutAsync(Server(), File("b"), rows: 4_000);
        Assert.Equal(9_000, (await CopyAsync(Server(), File("b"))).Tables["searches_dropped"].Rows);
    }

    [Fact]
    public async Task Copy_OfASourceThatChanged_SaysSoAndBeginsAnew()
    {
        await FillAsync(File("a"), 9_000);
        await CutAsync(File("a"), Server(), rows: 4_000);
        await ChangeAsync(File("a"), "UPDATE plans SET at = 'later'");

        var refused = await Assert.ThrowsAsync<PhasaException>(() => CopyAsync(File("a"), Server()));
        Assert.Equal(ErrorCodes.StoreIncomplete, refused.Code);
        Assert.Contains("--anew", refused.NextStep, StringComparison.Ordinal);
        Assert.Equal(9_000, (await CopyAsync(File("a"), Server(), anew: true)).Tables["searches_dropped"].Rows);
    }

    [Theory]
    [InlineData("UPDATE passages SET text = 'ຄູ່ມ'", "table 'passages' has other content")]
    [InlineData("UPDATE rows SET vector = substr(vector, 2)", "table 'rows' has other content")]
    [InlineData("DELETE FROM plans", "table 'plans' has 0 lines instead of 1")]
    public async Task Verify_OneValueDiffers_NamesItsTableAndLeavesTheTargetUnused(string damage, string message)
    {
        await FillAsync(File("a"));
        await using (var from = File("a"))
        await using (var to = Server())
        await using (var copy = await StoreCopy.OpenAsync(from, to, anew: false, Stop))
        {
            copy.Begin(_ => { }, Stop);
            copy.Transfer(_ => { }, Stop);
            FilledStore.Change(to, damage);

            var found = Assert.Throws<PhasaException>(() => copy.Verify(_ => { }, Stop));
            Assert.Equal(ErrorCodes.StoreIncomplete, found.Code);
            Assert.Contains(message, found.Message, StringComparison.Ordinal);
        }

        await using var left = Server();
        Assert.Equal(ErrorCodes.StoreIncomplete, (await Assert.ThrowsAsync<PhasaException>(() => left.OpenAsync(Stop))).Code);
    }

    [Fact]
    public async Task Transfer_TwoIntoOneTarget_OneIsRefused()
    {
        await FillAsync(File("a"), 9_000);
        await using var from = File("a");
        await using var to = Server();
        await using var copy = await StoreCopy.OpenAsync(from, to, anew: false, Stop);
        copy.Begin(_ => { }, Stop);
        var others = 0;

        // The other one moves on while this one has just begun.
        var refused = Assert.Throws<PhasaException>(() => copy.Transfer(_ => others += others == 0 ? Cut() : 0, Stop));
        Assert.Equal((ErrorCodes.StoreUnavailable, 1), (refused.Code, others));

        int Cut()
        {
            CutAsync(File("a"), Server(), rows: 4_000).GetAwaiter().GetResult();
            return 1;
        }
    }

    [Fact]
    public async Task Open_TargetWithContent_IsRefused()
    {
        await FillAsync(File("a"));
        await FillAsync(Server());
        Assert.Equal(ErrorCodes.InvalidRequest, (await Assert.ThrowsAsync<PhasaException>(() => CopyAsync(File("a"), Server(), anew: true))).Code);
    }

    [Fact]
    public async Task Open_SourceOfAnEarlierSchema_IsRefusedAndLeftAsItIs()
    {
        await FillAsync(File("a"));
        await ChangeAsync(File("a"), "UPDATE meta SET value = '16' WHERE key = 'schema'");

        var refused = await Assert.ThrowsAsync<PhasaException>(() => CopyAsync(File("a"), Server()));

        Assert.Equal(ErrorCodes.StoreIncompatible, refused.Code);
        Assert.Contains("phasa migrate", refused.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SourceThatIsNotThere_IsRefusedAndNotMade()
    {
        Assert.Equal(ErrorCodes.StoreUnavailable, (await Assert.ThrowsAsync<PhasaException>(() => CopyAsync(File("none"), Server()))).Code);
        Assert.False(System.IO.File.Exists(_folder.File("none.db")));
    }

    private static Comparer<KeyValuePair<string, TableContent>> ByName { get; } = Comparer<KeyValuePair<string, TableContent>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    private SqliteKnowledgeStore File(string name) => new(_folder.File(name + ".db"));

    private PostgresKnowledgeStore Server() => new(PostgresAddress.Parse(_server));

    private static async Task FillAsync(RelationalStore store, int hours = 1)
    {
        await using (store)
        {
            await FilledStore.FillAsync(store, hours);
        }
    }

    private static async Task ChangeAsync(RelationalStore store, string sql)
    {
        await using (store)
        {
            await store.OpenAsync(Stop);
            FilledStore.Change(store, sql);
        }
    }

    private async Task CopyFilledAsync()
    {
        await FillAsync(File("a"));
        await CopyAsync(File("a"), Server());
    }

    private static async Task<CopyResult> CopyAsync(RelationalStore from, RelationalStore to, bool anew = false, List<long>? reports = null)
    {
        await using (from)
        await using (to)
        {
            await using var copy = await StoreCopy.OpenAsync(from, to, anew, Stop);
            copy.Begin(_ => { }, Stop);
            copy.Transfer(rows => reports?.Add(rows), Stop);
            return copy.Verify(_ => { }, Stop);
        }
    }

    /// <summary>Begins a copy and ends it when so many rows are there.</summary>
    private static async Task CutAsync(RelationalStore from, RelationalStore to, int rows)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using (from)
        await using (to)
        {
            await using var copy = await StoreCopy.OpenAsync(from, to, anew: false, Stop);
            copy.Begin(_ => { }, Stop);
            Assert.Throws<OperationCanceledException>(() => copy.Transfer(
                done =>
                {
                    if (done >= rows)
                    {
                        cut.Cancel();
                    }
                },
                cut.Token));
        }
    }
}
