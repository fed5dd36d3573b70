using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Servers;

namespace Phasa.Cli.Tests.Indexes;

/// <summary>The real command whose vectors are compared by a real pgvector.</summary>
public sealed class PgvectorTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Search_ByPgvector_AnswersAsFromMemory()
    {
        Assert.SkipWhen(PgliteServer.SkipReason is not null, PgliteServer.SkipReason ?? "");
        using var server = PgliteServer.Start();
        await _phasa.RunAsync([.. PhasaExecutable.IngestHandbook, "--store", server.Address]);
        var here = await SearchAsync("ປ່ຽນລະຫັດຜ່ານ", "in-process");

        Assert.NotEmpty(Hits(here));
        Assert.Equal(Hits(here), Hits(await SearchAsync("ປ່ຽນລະຫັດຜ່ານ", "pgvector")));

        // A command that compares in memory writes into the database's indexes all the same.
        await _phasa.RunJsonAsync("ingest", _phasa.Write("new.md", "ລູກຄ້າ ZX-81 ໄດ້ຮັບສ່ວນຫຼຸດ"), "-c", "handbook", "--language", "lo", "--store", server.Address);
        var found = await SearchAsync("ZX-81 ໄດ້ຮັບສ່ວນຫຼຸດ", "pgvector");
        Assert.Equal("new", found.GetProperty("hits")[0].GetProperty("documentId").GetString());
        Assert.Equal(["vector", "words"], found.GetProperty("hits")[0].GetProperty("foundBy").EnumerateArray().Select(leg => leg.GetString()!).Order(StringComparer.Ordinal));
        var doctor = await _phasa.RunAsync("doctor", "--store", server.Address);
        Assert.Contains("keeps 4 language", doctor.Output, StringComparison.Ordinal);

        Task<JsonElement> SearchAsync(string query, string index) => _phasa.RunJsonAsync("search", query, "-c", "handbook", "--store", server.Address, "--index", index);
    }

    [Fact]
    public async Task Serve_ByPgvectorOverAFile_SaysWhatToDo()
    {
        var refused = await _phasa.RunAsync("serve", "--index", "pgvector", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("error[invalid-configuration]: The store is a file", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--index in-process", refused.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<(string?, double)> Hits(JsonElement answer) =>
        answer.GetProperty("hits").EnumerateArray().Select(h => (h.GetProperty("documentId").GetString(), h.GetProperty("similarity").GetDouble()));
}
