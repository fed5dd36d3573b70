using System.Diagnostics;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.TestSupport.Documents;
using Phasa.TestSupport.Servers;

namespace Phasa.Postgres.Tests.Servers;

public sealed class StandbyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_FromAStandbyThatIsBehind_SeeWhatThisNodeHasWritten()
    {
        using var primary = Start();
        using var standby = primary.StartStandby();
        await using var one = await OpenAsync(primary, standby, "target_session_attrs=prefer-standby");
        await using var other = await OpenAsync(primary, standby, "target_session_attrs=prefer-standby");
        await CreateAsync(one, "before");
        standby.Await(primary);
        Assert.Equal(["before"], await NamesAsync(other));

        standby.Query("SELECT pg_wal_replay_pause()");
        await CreateAsync(one, "while it is behind");

        Assert.Equal(["before", "while it is behind"], await NamesAsync(one));
        Assert.Equal(["before"], await NamesAsync(other));

        standby.Query("SELECT pg_wal_replay_resume()");
        standby.Await(primary);
        Assert.Equal(["before", "while it is behind"], await NamesAsync(other));
    }

    [Fact]
    public async Task Primary_GoneAndAStandbyPromoted_ReadsGoOnAndWritesComeBack()
    {
        using var primary = Start();
        using var standby = primary.StartStandby();
        await using var node = await OpenAsync(primary, standby, "");
        await CreateAsync(node, "before");
        standby.Await(primary);
        Assert.Equal(["before"], await NamesAsync(node));

        primary.Kill();

        Assert.Equal(["before"], await NamesAsync(node));
        var refused = await Assert.ThrowsAsync<PhasaException>(() => CreateAsync(node, "meanwhile"));
        Assert.Equal(ErrorCodes.StoreUnavailable, refused.Code);
        Assert.Equal(["before"], await NamesAsync(node));

        standby.Promote();
        await UntilWrittenAsync(() => CreateAsync(node, "after"));
        Assert.Equal(["after", "before"], await NamesAsync(node));
    }

    [Fact]
    public async Task Server_KilledAndStartedAgain_NodeGoesOnWithoutARestart()
    {
        using var server = Start();
        await using var node = new PostgresKnowledgeStore(PostgresAddress.Parse(server.Address));
        await node.OpenAsync(Stop);
        await CreateAsync(node, "before");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => NamesAsync(node)));

        server.Kill();
        Assert.Equal(ErrorCodes.StoreUnavailable, (await Assert.ThrowsAsync<PhasaException>(() => NamesAsync(node))).Code);
        Assert.Equal(ErrorCodes.StoreUnavailable, (await Assert.ThrowsAsync<PhasaException>(() => CreateAsync(node, "meanwhile"))).Code);

        server.Run();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => NamesAsync(node))), names => Assert.Equal(["before"], names));
        await CreateAsync(node, "after");
        Assert.Equal(["after", "before"], await NamesAsync(node));
    }

    [Theory]
    [InlineData("target_session_attrs=standby")]
    [InlineData("Target Session Attributes=any")]
    public void Reads_FromWhatNobodyCouldWriteTo_AreRefused(string setting) =>
        Assert.Equal(ErrorCodes.InvalidConfiguration, Assert.Throws<PhasaException>(() => PostgresAddress.Parse("postgres://a,b/phasa?" + setting)).Code);

    private static PostgresServer Start()
    {
        Assert.SkipWhen(PostgresFiles.SkipReason is not null, PostgresFiles.SkipReason ?? "");
        return PostgresServer.Start();
    }

    private static async Task<PostgresKnowledgeStore> OpenAsync(PostgresServer primary, PostgresServer standby, string setting)
    {
        var store = new PostgresKnowledgeStore(PostgresAddress.Parse(PostgresServer.AddressOf([primary, standby]) + "?" + setting));
        await store.OpenAsync(Stop);
        return store;
    }

    private static Task<Collection> CreateAsync(PostgresKnowledgeStore store, string name) =>
        store.Collections.CreateAsync(name, [LanguageTag.Parse("lo")], Writes.Space, Stop);

    private static async Task<IReadOnlyList<string>> NamesAsync(PostgresKnowledgeStore store) => [.. (await store.Collections.ListAsync(Stop)).Select(c => c.Name).Order()];

    /// <summary>Writes again as long as the answer is that it may be tried again.</summary>
    private static async Task UntilWrittenAsync(Func<Task> write)
    {
        var started = Stopwatch.GetTimestamp();
        while (await Record.ExceptionAsync(write) is { } e)
        {
            Assert.True(e is PhasaException { IsTransient: true } && Stopwatch.GetElapsedTime(started) < Patience, e.ToString());
        }
    }
}
