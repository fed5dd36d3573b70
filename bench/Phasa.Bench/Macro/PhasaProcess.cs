using System.Diagnostics;
using System.Globalization;

namespace Phasa.Bench.Macro;

/// <summary>The executable as it is shipped, in a process of its own.</summary>
internal sealed class PhasaProcess : IAsyncDisposable
{
    private const string Listens = "Phasa listens on ";

    private readonly Process _process;

    private PhasaProcess(Process process, Uri address, double listening) => (_process, Address, SecondsToListen) = (process, address, listening);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>From the start of the process to the line that says so.</summary>
    public double SecondsToListen { get; }

    /// <summary>Memory of the process that is in RAM now, and at most so far; MB.</summary>
    public (double Now, double Peak) Resident => (Status("VmRSS"), Status("VmHWM"));

    /// <summary>Of that, what is not a view of a file; MB.</summary>
    public double Anonymous => Status("RssAnon");

    /// <summary>Processor time so far, seconds.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts the service on a data folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="works">Whether it works on translations, too.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <param name="store">The server that the store is on; in the folder when null.</param>
    /// <param name="setting">A setting by the name of its variable, with its value.</param>
    public static async Task<PhasaProcess> ServeAsync(
        string folder, bool works, CancellationToken cancellationToken, string? store = null, KeyValuePair<string, string>? setting = null)
    {
        var start = Stopwatch.GetTimestamp();
        var process = Start(works, setting, ["serve", "--data", folder, "--urls", "http://127.0.0.1:0", .. store is null ? [] : new[] { "--store", store }]);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Listens, StringComparison.Ordinal))
            {
                return new(process, new(line[Listens.Length..]), Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        throw new InvalidOperationException("phasa serve ended before it listened.");
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The time it took.</returns>
    public static async Task<double> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Start(works: true, null, arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new InvalidOperationException($"phasa {string.Join(' ', arguments)} ended with {process.ExitCode}: {await output}");
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static Process Start(bool works, KeyValuePair<string, string>? setting, params string[] arguments)
    {
        // Built beside this program, in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var path = Path.GetFullPath(Path.Combine("src", "Phasa.Cli", "bin", configuration, "net10.0", OperatingSystem.IsWindows() ? "phasa.exe" : "phasa"));
        ProcessStartInfo info = new(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["PHASA_Logging__LogLevel__Default"] = "Warning";
        if (!works)
        {
            info.Environment["PHASA_Worker__Concurrency"] = "0";
        }

        if (setting is { } given)
        {
            info.Environment[given.Key] = given.Value;
        }

        var process = Process.Start(info)!;
        process.ErrorDataReceived += (_, e) => { if (e.Data is { Length: > 0 } line) { Console.Error.WriteLine(line); } };
        process.BeginErrorReadLine();
        return process;
    }

    private double Status(string name)
    {
        var path = $"/proc/{_process.Id}/status";
        var line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal)) : null;
        return line is null ? 0 : Math.Round(double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024, 1);
    }
}
