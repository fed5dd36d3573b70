using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Phasa.TestSupport.Processes;

/// <summary>
/// A started program whose output is read as it comes. Disposing kills it, so that no test leaves one running.
/// Every wait has a bound, and a broken one says what the process wrote.
/// </summary>
public sealed class TestProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StreamLines _output;
    private readonly StreamLines _error;

    private TestProcess(Process process)
    {
        _process = process;
        _output = new(process.StandardOutput);
        _error = new(process.StandardError);
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">The program's file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="environment">Variables to set; null removes one.</param>
    public static TestProcess Start(
        string program, IEnumerable<string> arguments, string? directory = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = directory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        process.StandardInput.Close();
        return new(process);
    }

    /// <summary>The first line of standard output, past or to come, that begins with a text.</summary>
    /// <exception cref="InvalidOperationException">The process ended without such a line, or took too long.</exception>
    public Task<string> OutputLineAsync(string beginning, CancellationToken cancellationToken) => LineAsync(_output, beginning, cancellationToken);

    /// <summary>The same on standard error.</summary>
    /// <exception cref="InvalidOperationException">The process ended without such a line, or took too long.</exception>
    public Task<string> ErrorLineAsync(string beginning, CancellationToken cancellationToken) => LineAsync(_error, beginning, cancellationToken);

    /// <summary>Sends a signal to this process alone.</summary>
    public void Send(UnixSignal signal)
    {
        if (Kill(_process.Id, (int)signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} could not be sent to process {_process.Id}.");
        }
    }

    /// <summary>Waits for the end.</summary>
    /// <exception cref="InvalidOperationException">It took too long.</exception>
    public async Task<ProcessResult> EndAsync(CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        try
        {
            await _process.WaitForExitAsync(bound.Token);
            return new(_process.ExitCode, await _output.AllAsync(bound.Token), await _error.AllAsync(bound.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The process did not end. It wrote:\n{_output}\n{_error}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task<string> LineAsync(StreamLines lines, string beginning, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        string? line = null;
        try
        {
            line = await lines.FirstAsync(l => l.StartsWith(beginning, StringComparison.Ordinal), bound.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Said below, like an end without the line.
        }

        return line ?? throw new InvalidOperationException($"No line began with '{beginning}'. The process wrote:\n{_output}\n{_error}");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
