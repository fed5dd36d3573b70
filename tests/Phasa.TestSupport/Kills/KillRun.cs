namespace Phasa.TestSupport.Kills;

/// <summary>
/// Writes, replaces, deletes and searches documents in a real process that is killed at random moments and started
/// again, and checks after each start that everything acknowledged is there and nothing is mixed.
/// </summary>
/// <param name="start">Starts the service on the same data folder and gives its address and what kills it.</param>
/// <param name="seed">Makes the choices repeatable; the moments of the kills depend on the machine too.</param>
public sealed class KillRun(Func<Task<IKillTarget>> start, int seed)
{
    private const int Writers = 3;
    private const int DocumentsPerWriter = 4;
    private const int MaxWritesBetweenKills = 24;

    private readonly Random _random = new(seed);
    private readonly List<KnownDocument[]> _documents =
        [.. Enumerable.Range(0, Writers).Select(w => Enumerable.Range(0, DocumentsPerWriter).Select(d => new KnownDocument($"w{(char)('a' + w)}-{(char)('a' + d)}", mayBeDeleted: d > 1)).ToArray())];

    private int _numbers;
    private int _acknowledged;
    private int _inDoubt;
    private int _inDoubtDone;
    private int _checked;
    private int _searches;

    /// <summary>Kills as often as told, then lets all jobs finish and looks once more.</summary>
    /// <param name="kills">How often to kill.</param>
    /// <param name="say">Told each restart's findings.</param>
    /// <exception cref="KillViolationException">A promise was broken; the message says which and where.</exception>
    public async Task<KillReport> RunAsync(int kills, Action<string>? say = null)
    {
        for (var kill = 1; kill <= kills; kill++)
        {
            await using var target = await start();
            using var client = new KillClient(target.Address);
            await client.CreateCollectionAsync("ja", "lo");
            await CheckAsync(client, kill - 1);
            say?.Invoke($"start {kill}: {_acknowledged} acknowledged, {_inDoubt} in doubt, {_searches} searches, all as promised");
            await WorkUntilKilledAsync(target, client);
        }

        await using var last = await start();
        using var end = new KillClient(last.Address);
        await CheckAsync(end, kills);
        var translated = await SettleAsync(end);
        await CheckAsync(end, kills);
        return new(seed, kills, _acknowledged, _inDoubt, _inDoubtDone, _checked, _searches, translated);
    }

    private async Task WorkUntilKilledAsync(IKillTarget target, KillClient client)
    {
        var moment = _random.Next(1, MaxWritesBetweenKills);
        var spins = _random.Next(0, 200_000);
        var sent = 0;
        var killed = 0;
        using var dead = new CancellationTokenSource();

        // Counting what is sent, not what is answered, lets the kill fall anywhere in a request.
        void Sent()
        {
            if (Interlocked.Increment(ref sent) == moment)
            {
                _ = Task.Run(() =>
                {
                    Thread.SpinWait(spins);
                    Interlocked.Exchange(ref killed, 1);
                    target.Kill();
                    dead.Cancel();
                });
            }
        }

        var seeds = _documents.Select(_ => _random.Next()).ToList();
        var work = _documents.Select((documents, i) => WriteAsync(client, documents, new Random(seeds[i]), Sent, () => Volatile.Read(ref killed) == 1))
            .Append(SearchAsync(client, () => Volatile.Read(ref killed) == 1, dead.Token));
        await Task.WhenAll(work);
        await target.WaitForExitAsync();
    }

    /// <summary>One client's writes, one after the other, until the process is gone.</summary>
    private async Task WriteAsync(KillClient client, KnownDocument[] documents, Random random, Action sent, Func<bool> killed)
    {
        for (var i = 0; i < 10_000; i++)
        {
            var document = documents[random.Next(documents.Length)];
            var content = document.MayBeDeleted && random.Next(5) == 0 ? (int?)null : Interlocked.Increment(ref _numbers);
            document.Asked(content);
            try
            {
                var request = content is { } number ? client.PutAsync(document.Id, number) : client.DeleteAsync(document.Id);
                sent();
                await request;
            }
            catch (Exception e) when (IsConnectionLoss(e) && killed())
            {
                Interlocked.Increment(ref _inDoubt);
                return;
            }

            document.Settled(content);
            Interlocked.Increment(ref _acknowledged);
        }

        throw new KillViolationException("The process outlived 10,000 writes of one client; it should have been killed.");
    }

    private async Task SearchAsync(KillClient client, Func<bool> killed, CancellationToken dead)
    {
        for (var i = 0; !dead.IsCancellationRequested && i < 10_000; i++)
        {
            try
            {
                var expected = _documents.SelectMany(d => d).Where(d => d.MustBeThere).Select(d => d.Id).ToList();
                var seen = await client.SearchAsync("番号の版に属する段落", i % 2 == 0 ? "ja" : "lo");
                Interlocked.Increment(ref _searches);
                if (expected.Except(seen.Keys).ToList() is [_, ..] missing)
                {
                    throw new KillViolationException($"A search while documents were replaced saw neither the old nor the new content of {string.Join(", ", missing)}.");
                }
            }
            catch (Exception e) when (IsConnectionLoss(e) && killed())
            {
                return;
            }
        }
    }

    /// <summary>Nobody writes: what is read must be possible, and both searches must see the very same.</summary>
    private async Task CheckAsync(KillClient client, int kills)
    {
        var contents = new Dictionary<string, int>();
        foreach (var document in _documents.SelectMany(d => d))
        {
            var content = await client.ReadAsync(document.Id);
            if (!document.Possible.Contains(content))
            {
                throw new KillViolationException(
                    $"After kill {kills} document '{document.Id}' has content {content?.ToString() ?? "none"}; acknowledged or in doubt was {string.Join(" or ", document.Possible.Select(p => p?.ToString() ?? "none"))}.");
            }

            _inDoubtDone += document.IsInDoubt && document.LastAsked == content ? 1 : 0;
            document.Settled(content);
            _checked++;
            if (content is { } number)
            {
                contents[document.Id] = number;
            }
        }

        foreach (var language in new[] { "ja", "lo" })
        {
            var seen = await client.SearchAsync("番号の版に属する段落", language);
            _searches++;
            if (!contents.OrderBy(c => c.Key).SequenceEqual(seen.OrderBy(c => c.Key)))
            {
                throw new KillViolationException($"After kill {kills} a search in {language} sees {Describe(seen)}; reading sees {Describe(contents)}.");
            }
        }
    }

    /// <summary>Waits, by asking, until every passage has a translation.</summary>
    private async Task<int> SettleAsync(KillClient client)
    {
        for (var i = 0; i < 100_000; i++)
        {
            var (ready, stale, passages) = await client.CoverageAsync("lo");
            if (ready + stale == passages)
            {
                return ready;
            }

            await client.SearchAsync("番号", "lo");
            _searches++;
        }

        throw new KillViolationException("The translation jobs do not come to an end.");
    }

    private static bool IsConnectionLoss(Exception e) => e is HttpRequestException or IOException or TaskCanceledException;

    private static string Describe(IReadOnlyDictionary<string, int> contents) => string.Join(", ", contents.OrderBy(c => c.Key).Select(c => $"{c.Key}:{c.Value}"));
}
