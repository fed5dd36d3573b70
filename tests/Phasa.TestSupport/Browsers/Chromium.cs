using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Storage;

namespace Phasa.TestSupport.Browsers;

/// <summary>Opens pages in Chromium without a window. Where there is none, tests say so and skip, unless they must not.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Why a test that needs it cannot run here; null when it can, or must.</summary>
    public static string? Missing { get; } = Find() is not null || Environment.GetEnvironmentVariable("PHASA_TEST_REQUIRE") == "all"
        ? null
        : "There is no Chromium on the PATH ('apt-get install chromium'); PHASA_TEST_REQUIRE=all makes that a failure.";

    /// <summary>Opens a page with every host out of reach and waits until it stands still.</summary>
    /// <param name="page">The page's address.</param>
    /// <param name="arguments">Further arguments, such as <c>--window-size=390,844</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The document as it stands then, and what the page wrote to the console.</returns>
    public static async Task<OpenedPage> OpenAsync(Uri page, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var profile = new TemporaryFolder();
        await using var browser = TestProcess.Start(
            Find() ?? throw new InvalidOperationException("There is no Chromium on the PATH."),
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", $"--user-data-dir={profile.Path}", "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", "--dump-dom", .. arguments, page.AbsoluteUri,
            ]);
        var result = await browser.EndAsync(cancellationToken);
        return result.ExitCode == 0
            ? new(result.Output, [.. result.Error.Split('\n').Where(l => l.Contains(":CONSOLE", StringComparison.Ordinal))])
            : throw new InvalidOperationException($"Chromium ended with {result.ExitCode}: {result.Error}");
    }

    private static string? Find() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in Names
         let file = Path.Combine(folder, name)
         where File.Exists(file)
         select file).FirstOrDefault();
}
