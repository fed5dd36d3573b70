using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Reflection;
using System.Threading.Channels;

namespace Phasa.Bench.Start;

/// <summary>A real <c>phasa</c> process on a data folder.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly string Executable = typeof(ServiceProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Executable").Value!;

    private readonly Process _process;
    private readonly Channel<string> _errors = Channel.CreateUnbounded<string>();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(5) };
    private readonly long _started = Stopwatch.GetTimestamp();

    private ServiceProcess(string data, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Executable, .. arguments, "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("phasa did not start.");
        _process.ErrorDataReceived += (_, line) => _errors.Writer.TryWrite(line.Data ?? "");
        _process.BeginErrorReadLine();
    }

    /// <summary>Time since the process was started.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_started);

    /// <summary>Processor time it has taken.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task RunAsync(string data, params string[] arguments)
    {
        await using var command = new ServiceProcess(data, arguments);
        await command._process.WaitForExitAsync();
        if (command._process.ExitCode != 0)
        {
            throw new InvalidOperationException($"phasa {string.Join(' ', arguments)} failed.");
        }
    }

    /// <summary>Starts the service and waits until it says that it is ready.</summary>
    public static async Task<ServiceProcess> ServeAsync(string data)
    {
        var service = new ServiceProcess(data, ["serve", "--urls", "http://127.0.0.1:0"]);
        const string Line = "Phasa listens on ";
        while (await service._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Line, StringComparison.Ordinal))
            {
                service._http.BaseAddress = new(line[Line.Length..]);
                (await service._http.GetAsync(new Uri("/readyz", UriKind.Relative))).EnsureSuccessStatusCode();
                return service;
            }
        }

        throw new InvalidOperationException("phasa ended before it listened.");
    }

    /// <summary>Asks a question, which must be answered with hits.</summary>
    public async Task SearchAsync(string query)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri("/v1/collections/bench/search", UriKind.Relative), new { query, threshold = -1 });
        if (!answer.IsSuccessStatusCode || !(await answer.Content.ReadAsStringAsync()).Contains("passageId", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The search was answered with {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    /// <summary>Waits for a line of the log.</summary>
    public async Task LogAsync(string part)
    {
        await foreach (var line in _errors.Reader.ReadAllAsync())
        {
            if (line.Contains(part, StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    /// <summary>A figure of the process's memory, in bytes: VmRSS (resident) or RssAnon (its own, without files).</summary>
    public long Memory(string name) => 1024 * long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").Single(l => l.StartsWith(name + ":", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture);

    /// <summary>Ends it in order.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _http.Dispose();
        _process.Dispose();
    }
}
