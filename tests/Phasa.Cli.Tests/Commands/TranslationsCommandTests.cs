using Phasa.Cli.Tests.Support;

namespace Phasa.Cli.Tests.Commands;

public sealed class TranslationsCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Import_Tmx_QueuesWhatWaited()
    {
        var document = _phasa.Write("a.md", "Reset a password.");
        await _phasa.RunAsync("ingest", document, "-c", "c", "-l", "en", "--languages", "en,lo");
        var memory = _phasa.Write("memory.tmx", """
            <?xml version="1.0" encoding="UTF-8"?>
            <tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>
            <tu><tuv xml:lang="en"><seg>Reset a password.</seg></tuv><tuv xml:lang="lo"><seg>ຕັ້ງລະຫັດຜ່ານໃໝ່</seg></tuv></tu>
            </body></tmx>
            """);

        var imported = await _phasa.RunJsonAsync("translations", "import", memory, "-c", "c");

        Assert.Equal(2, imported.GetProperty("units").GetInt32());
        var job = (await _phasa.RunJsonAsync("translations", "status")).GetProperty("jobs")[0];
        Assert.Equal(("a", "lo", "queued"), (job.GetProperty("documentId").GetString(), job.GetProperty("language").GetString(), job.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Import_NoTmx_IsOne()
    {
        await _phasa.RunAsync("collections", "create", "c", "--languages", "en,lo");
        var file = _phasa.Write("memory.tmx", "no xml");

        var result = await _phasa.RunAsync("translations", "import", file, "-c", "c");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error[invalid-translation-file]: ", result.Error, StringComparison.Ordinal);
    }
}
