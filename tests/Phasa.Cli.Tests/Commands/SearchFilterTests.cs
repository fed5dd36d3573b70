using Phasa.Cli.Tests.Support;

namespace Phasa.Cli.Tests.Commands;

/// <summary>Filters on the command line, over the real word index and vectors.</summary>
public sealed class SearchFilterTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Search_WithFilters_AsksOnlyDocumentsThatMeetThemAll()
    {
        var file = _phasa.Write("docs.ndjson", """
            {"id":"it-old","title":"Password","text":"Reset a forgotten password.","metadata":{"department":"it","year":2019,"code":"2024"}}
            {"id":"it-new","title":"Password","text":"Reset a forgotten password at the desk.","metadata":{"department":"it","year":2025,"since":"2025-03-01"}}
            {"id":"hr","title":"Password","text":"Reset a password of the payroll.","metadata":{"department":"hr","year":2024,"open":true}}
            """);
        var ingested = await _phasa.RunAsync("ingest", file, "-c", "c", "-l", "en", "--languages", "en");
        Assert.True(ingested.ExitCode == 0, ingested.Error);

        Assert.Equal(["hr", "it-new", "it-old"], await FindAsync());
        Assert.Equal(["it-new"], await FindAsync("department=it", "year>=2024"));
        Assert.Equal(["hr", "it-new"], await FindAsync("year > 2019"));
        Assert.Equal(["hr"], await FindAsync("department!=it"));
        Assert.Equal(["hr"], await FindAsync("open=true"));
        Assert.Equal(["it-old"], await FindAsync("code=\"2024\""));
        Assert.Empty(await FindAsync("code=2024"));
        Assert.Equal(["it-new"], await FindAsync("since<2025-04-01T00:00:00Z"));
        Assert.Equal(["hr", "it-old"], await FindAsync("""{"since":{"exists":false}}"""));

        var mistyped = await _phasa.RunAsync("search", "password", "-c", "c", "--filter", "departmnt=it");
        Assert.Contains("Did you mean 'department'?", mistyped.Output + mistyped.Error, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> FindAsync(params IEnumerable<string> filters)
    {
        var found = await _phasa.RunJsonAsync(
            ["search", "reset a password", "-c", "c", "-l", "en", "--threshold", "-1", .. filters.SelectMany(f => new[] { "--filter", f })]);
        return [.. found.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("documentId").GetString()!).Order(StringComparer.Ordinal)];
    }
}
