using Phasa.TestSupport.Kills;

namespace Phasa.TestSupport.Clusters;

/// <summary>
/// One client: writes its documents through any server, sends again what a killed one did not answer, and after each write
/// compares what another server finds with everything it was told.
/// </summary>
internal sealed class ClusterWriter(Cluster cluster, int number, int documents, int seed, ClusterCalls calls, Func<int> nextContent)
{
    private const int DocumentsInGroup = 20;

    private static readonly string[] Languages = ["ja", "th", "lo"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int?>[] _groups =
        [.. Enumerable.Range(0, documents).Chunk(DocumentsInGroup).Select(chunk => chunk.ToDictionary(d => $"w{number}-{d:D4}", _ => (int?)null))];

    /// <summary>Documents that exist, with their content.</summary>
    public IEnumerable<(string Id, int Content)> Contents => _groups.SelectMany(g => g).Where(d => d.Value is not null).Select(d => (d.Key, d.Value!.Value));

    /// <summary>Writes each document once, then replaces and deletes them until told to end.</summary>
    /// <param name="acknowledged">Told after each write that was answered.</param>
    /// <param name="end">Whether to end.</param>
    public async Task RunAsync(Action acknowledged, Func<bool> end)
    {
        var first = _groups.SelectMany((group, g) => group.Keys.Select(id => (Group: g, Id: id))).ToArray();
        for (var i = 0; i < 100_000 && !(end() && i >= first.Length); i++)
        {
            var group = i < first.Length ? first[i].Group : _random.Next(_groups.Length);
            var id = i < first.Length ? first[i].Id : _groups[group].Keys.ElementAt(_random.Next(_groups[group].Count));
            int? content = i >= first.Length && _random.Next(8) == 0 ? null : nextContent();
            await calls.UntilAnsweredAsync(Any(), client => content is { } c ? client.PutAsync(id, c, Group(group)) : client.DeleteAsync(id));
            _groups[group][id] = content;
            acknowledged();
            await CheckAsync(group, Any().First(), Languages[_random.Next(Languages.Length)], $"after '{id}' became {content?.ToString() ?? "nothing"}");
            if (_random.Next(10) == 0)
            {
                await ReadAsync(id, content);
            }
        }
    }

    /// <summary>Nobody writes any more: every server finds everything in every language, and all of it is translated.</summary>
    public async Task CheckAllAsync()
    {
        foreach (var server in cluster.Servers)
        {
            for (var group = 0; group < _groups.Length; group++)
            {
                foreach (var language in Languages)
                {
                    await CheckAsync(group, server, language, "at the end");
                }
            }
        }

        foreach (var (id, content) in _groups.SelectMany(g => g))
        {
            await ReadAsync(id, content);
            if (content is { } c)
            {
                await calls.UntilAnsweredAsync(Any(), client => client.RequireTranslatedAsync(id, c, ["th", "lo"]));
            }
        }
    }

    private async Task CheckAsync(int group, ClusterNode server, string language, string when)
    {
        if (await calls.OnceAsync(server, client => client.SearchAsync("番号の版に属する段落", language, Group(group))) is not { } seen)
        {
            return;
        }

        var expected = _groups[group].Where(d => d.Value is not null).OrderBy(d => d.Key).Select(d => KeyValuePair.Create(d.Key, d.Value!.Value)).ToList();
        var differing = seen.Except(expected).Select(d => $"finds {d.Key}:{d.Value}").Concat(expected.Except(seen).Select(d => $"does not find {d.Key}:{d.Value}")).ToList();
        if (differing.Count > 0)
        {
            throw new KillViolationException($"A search in {language} on {server.Name} {when}: {string.Join(", ", differing)}.");
        }
    }

    private async Task ReadAsync(string id, int? content)
    {
        int? read = null;
        await calls.UntilAnsweredAsync(Any(), async client => read = await client.ReadAsync(id));
        if (read != content)
        {
            throw new KillViolationException($"Document '{id}' has content {read?.ToString() ?? "none"}; acknowledged was {content?.ToString() ?? "none"}.");
        }

        calls.CountRead();
    }

    private string Group(int group) => $"w{number}-g{group}";

    /// <summary>Servers in any order, again and again.</summary>
    private IEnumerable<ClusterNode> Any()
    {
        var servers = cluster.Servers.ToArray();
        for (var i = 0; i < 100_000; i++)
        {
            yield return servers[_random.Next(servers.Length)];
        }

        throw new KillViolationException("No server has answered in 100,000 calls.");
    }
}
