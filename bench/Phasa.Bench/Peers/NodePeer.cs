using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Phasa.Bench.Scan;

namespace Phasa.Bench.Peers;

/// <summary>USearch, whose npm package has its fastest binary, in a process of its own that times itself.</summary>
internal sealed class NodePeer : Peer
{
    private readonly Process _process;

    /// <summary>Takes the rows in.</summary>
    /// <param name="script">The script that talks to this class, beside the node_modules that it needs.</param>
    /// <param name="set">The rows.</param>
    /// <param name="scratch">A folder for files.</param>
    public NodePeer(string script, VectorRows set, string scratch)
    {
        var (rows, queries) = (Path.Combine(scratch, $"{set.Dimensions}.rows"), Path.Combine(scratch, $"{set.Dimensions}.queries"));
        Write(rows, [set.Values]);
        Write(queries, set.Queries);
        var dimensions = set.Dimensions.ToString(CultureInfo.InvariantCulture);
        _process = Process.Start(new ProcessStartInfo("node", [script, rows, queries, dimensions]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var ready = JsonDocument.Parse(ReadLine());
        Name = $"USearch {ready.RootElement.GetProperty("version").GetString()} HNSW (M 16, ef at building 100)";
        BuildSeconds = ready.RootElement.GetProperty("seconds").GetDouble();
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Efforts => [16, 32, 64, 128];

    /// <inheritdoc/>
    public override IReadOnlyList<(double Milliseconds, IReadOnlyList<int> Rows)> Search(float[][] queries, int first, int count, int effort)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{effort} {first} {count} 10"));
        using var answers = JsonDocument.Parse(ReadLine());
        return [.. answers.RootElement.EnumerateArray().Select(a =>
            (a.GetProperty("milliseconds").GetDouble(), (IReadOnlyList<int>)[.. a.GetProperty("rows").EnumerateArray().Select(r => r.GetInt32())]))];
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<int> Search(float[] query, int effort) => throw new NotSupportedException("Queries are known to it by number.");

    private static void Write(string path, IEnumerable<float[]> vectors)
    {
        using var file = File.Create(path);
        foreach (var vector in vectors)
        {
            file.Write(MemoryMarshal.AsBytes<float>(vector));
        }
    }

    private string ReadLine() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process with USearch ended.");
}
