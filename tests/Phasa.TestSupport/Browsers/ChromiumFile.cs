namespace Phasa.TestSupport.Browsers;

/// <summary>Chromium on this machine.</summary>
public static class ChromiumFile
{
    /// <summary>What brings it, with letters for the languages of the tests.</summary>
    public const string Install = "apt-get install chromium fonts-noto-core fonts-noto-cjk";

    /// <summary>Its file; null where there is none.</summary>
    public static string? Path { get; } = (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        from name in new[] { "chromium", "chromium-browser", "google-chrome" }
        let file = System.IO.Path.Combine(folder, name)
        where File.Exists(file)
        select file).FirstOrDefault();

    /// <summary>Switches for a browser without a window and without a network beyond this machine.</summary>
    public static IReadOnlyList<string> Switches { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];
}
