using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Phasa.Bench;

/// <summary>Where and with what a result was measured.</summary>
/// <param name="Processor">The processor's own name.</param>
/// <param name="Cores">Logical processors that this process may use.</param>
/// <param name="MemoryGiB">Memory that this process may use.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET version.</param>
/// <param name="Commit">The commit this program was built from; changes that were not committed do not show.</param>
/// <param name="LoadAverage">
/// Threads that ran or waited to run over the last minute, the benchmark's own among them; null where the system does not
/// tell. Above <paramref name="Cores"/> others were at work, and only ratios mean something.
/// </param>
/// <param name="Date">The day, UTC.</param>
internal sealed record Machine(string Processor, int Cores, double MemoryGiB, string System, string Runtime, string Commit, double? LoadAverage, string Date)
{
    /// <summary>This machine, now.</summary>
    public static Machine Describe(TimeProvider time) => new(
        ProcessorName(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        RuntimeInformation.FrameworkDescription,
        BuiltFrom(),
        Load(),
        time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string ProcessorName()
    {
        const string Linux = "/proc/cpuinfo";
        var line = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
    }

    private static double? Load()
    {
        const string Linux = "/proc/loadavg";
        return File.Exists(Linux) ? double.Parse(File.ReadAllText(Linux).Split(' ')[0], CultureInfo.InvariantCulture) : null;
    }

    // The SDK appends the commit to the version: 0.1.0+<commit>.
    private static string BuiltFrom() => typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        .Split('+', 2).ElementAtOrDefault(1) ?? "unknown";
}
