using System.Text.Json;
using Phasa.Bench.Macro;

namespace Phasa.Bench.SearchLog;

/// <summary>Searches over HTTP as clients make them, by a service that logs them and by two that do not.</summary>
/// <remarks>
/// Two processes of one program differ by what the compiler made of each: every start measures all three anew, and the two that
/// do not log, against each other, show what a ratio is worth.
/// </remarks>
/// <param name="folder">Where the services keep their data; made.</param>
internal sealed class WholeSearches(string folder)
{
    private const int Passages = 100_000;
    private const int Asks = 300;
    private const int Starts = 6;
    private const int WarmUps = 4;

    private readonly SyntheticDocuments _documents = new(seed: 7);

    /// <summary>Asks all in turn, never the same twice.</summary>
    /// <param name="rounds">Rounds of one start.</param>
    /// <param name="progress">Told after each start.</param>
    /// <param name="cancellationToken">Stops between searches.</param>
    /// <returns>The ratios of the median time and of the processor time, with the writing of the log, each with its control.</returns>
    public async Task<object> CompareAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "documents.ndjson");
        await _documents.WriteAsync(file, Passages, cancellationToken);
        string[] data = [Path.Combine(folder, "logged"), Path.Combine(folder, "unlogged"), Path.Combine(folder, "control")];
        foreach (var path in data)
        {
            await PhasaProcess.RunAsync(
                cancellationToken, "ingest", file, "--data", path, "-c", BulkIngestion.Collection, "--languages", string.Join(',', SyntheticDocuments.Languages), "--json");
        }

        List<(Cost Logged, Cost Unlogged, Cost Control)> starts = [];
        using var queries = _documents.Queries().GetEnumerator();
        for (var start = 0; start < Starts; start++)
        {
            await using var logged = await PhasaProcess.ServeAsync(data[0], works: false, cancellationToken);
            await using var unlogged = await PhasaProcess.ServeAsync(data[1], works: false, cancellationToken, setting: new("PHASA_SearchLog__Enabled", "false"));
            await using var control = await PhasaProcess.ServeAsync(data[2], works: false, cancellationToken, setting: new("PHASA_SearchLog__Enabled", "false"));
            var costs = await AskAllAsync([logged, unlogged, control], queries, rounds, start, cancellationToken);
            starts.Add((costs[0], costs[1], costs[2]));
            await progress.WriteLineAsync(JsonSerializer.Serialize(costs));
        }

        return new
        {
            passages = Passages,
            starts = Starts,
            searchesAStart = Asks * rounds,
            medianSearchMicroseconds = Math.Round(1000 * PairedRounds.Median(starts.Select(s => s.Unlogged.Milliseconds))),
            searchTimeRatio = Ratio(s => s.Logged.Milliseconds * 2 / (s.Unlogged.Milliseconds + s.Control.Milliseconds)),
            searchTimeRatioOfControl = Spread(s => s.Control.Milliseconds / s.Unlogged.Milliseconds),
            processorMillisecondsASearch = Ratio(s => s.Unlogged.ProcessorMilliseconds),
            processorTimeRatio = Ratio(s => s.Logged.ProcessorMilliseconds * 2 / (s.Unlogged.ProcessorMilliseconds + s.Control.ProcessorMilliseconds)),
            processorTimeRatioOfControl = Spread(s => s.Control.ProcessorMilliseconds / s.Unlogged.ProcessorMilliseconds),
        };

        double Ratio(Func<(Cost Logged, Cost Unlogged, Cost Control), double> of) => Math.Round(PairedRounds.Median(starts.Select(of)), 4);

        double[] Spread(Func<(Cost Logged, Cost Unlogged, Cost Control), double> of) => [Math.Round(starts.Min(of), 4), Math.Round(starts.Max(of), 4)];
    }

    /// <summary>The same questions to all, one search at a time; who begins changes from round to round.</summary>
    private static async Task<IReadOnlyList<Cost>> AskAllAsync(
        IReadOnlyList<PhasaProcess> services, IEnumerator<string> queries, int rounds, int start, CancellationToken cancellationToken)
    {
        HttpLoad[] loads = [.. services.Select(s => new HttpLoad(new(s.Address, $"/v1/collections/{BulkIngestion.Collection}/search")))];
        try
        {
            var times = services.Select(_ => new List<double>()).ToList();
            var processor = new double[services.Count];
            for (var round = -WarmUps; round < rounds; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                List<byte[]> bodies = [];
                while (bodies.Count < Asks && queries.MoveNext())
                {
                    bodies.Add(HttpLoad.Body(queries.Current));
                }

                if (round == 0)
                {
                    processor = [.. services.Select(s => s.ProcessorSeconds)];
                }

                for (var i = 0; i < services.Count; i++)
                {
                    var turn = (i + round + WarmUps + start) % services.Count;
                    var answered = await loads[turn].AskAsync(bodies, 1);
                    if (round >= 0)
                    {
                        times[turn].AddRange(answered);
                    }
                }
            }

            return [.. services.Select((s, i) => new Cost(PairedRounds.Median(times[i]), 1000 * (s.ProcessorSeconds - processor[i]) / (Asks * rounds)))];
        }
        finally
        {
            Array.ForEach(loads, load => load.Dispose());
        }
    }

    /// <summary>What one search took: the median of its time, and the processor's with all that the service did.</summary>
    private sealed record Cost(double Milliseconds, double ProcessorMilliseconds);
}
