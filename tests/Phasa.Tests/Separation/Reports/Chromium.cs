using Phasa.TestSupport.Browsers;
using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Storage;

namespace Phasa.Tests.Separation.Reports;

/// <summary>A browser without a window and without a network.</summary>
internal static class Chromium
{
    /// <summary>Opens a page and gives its elements as the browser reads them, with what it wrote on its console.</summary>
    public static async Task<(string Dom, IReadOnlyList<string> Console)> OpenAsync(string page, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("page.html"), page, cancellationToken);
        await using var browser = TestProcess.Start(
            ChromiumFile.Path ?? throw new InvalidOperationException($"There is no chromium on the PATH: '{ChromiumFile.Install}'."),
            [
                "--headless", .. ChromiumFile.Switches, "--enable-logging=stderr", $"--user-data-dir={folder.File("profile")}", "--dump-dom",
                new Uri(folder.File("page.html")).AbsoluteUri,
            ]);
        var result = await browser.EndAsync(cancellationToken);
        Assert.True(result.ExitCode == 0, result.Error);
        return (result.Output, [.. result.Error.Split('\n').Where(l => l.Contains("CONSOLE", StringComparison.Ordinal))]);
    }
}
