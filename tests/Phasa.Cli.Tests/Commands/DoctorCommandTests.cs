using Phasa.Cli.Tests.Support;

namespace Phasa.Cli.Tests.Commands;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Doctor_SoundInstallation_FindsNothing()
    {
        await _phasa.RunAsync("collections", "create", "c", "--languages", "ja,lo");

        var result = await _phasa.RunAsync("doctor");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.DoesNotContain("✗", result.Output, StringComparison.Ordinal);
        Assert.Contains("✓ collection c", result.Output, StringComparison.Ordinal);
        Assert.Contains("✓ word dictionaries", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_NoSqliteFile_IsOne()
    {
        _phasa.Write("data/phasa.db", "This is no database, whatever its name says; it is long enough to have a header.");

        var result = await _phasa.RunAsync("doctor");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("✗ store", result.Output, StringComparison.Ordinal);
        Assert.Contains("✓ word dictionaries", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ProviderThatDoesNotAnswer_IsOne()
    {
        _phasa.Write("data/phasa.json", """{"Translation": {"providers": [{"name": "libre", "kind": "libretranslate", "endpoint": "http://127.0.0.1:1"}]}}""");

        var result = await _phasa.RunAsync("doctor");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("✗ provider libre", result.Output, StringComparison.Ordinal);
    }
}
