using System.Text.Json;
using Phasa.Bench.Macro;

namespace Phasa.Bench.SearchLog;

/// <summary>Searches over HTTP as clients make them, by a service that logs them and by one that does not.</summary>
/// <param name="folder">Where both keep their data; made.</param>
internal sealed class WholeSearches(string folder)
{
    private const int Passages = 100_000;
    private const int Asks = 300;

    /// <summary>Asks both in turn, never the same twice.</summary>
    /// <returns>The ratios of the median time and of the processor time, with the writing of the log.</returns>
    public async Task<object> CompareAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "documents.ndjson");
        var documents = new SyntheticDocuments(seed: 7);
        await documents.WriteAsync(file, Passages, cancellationToken);
        string[] data = [Path.Combine(folder, "logged"), Path.Combine(folder, "unlogged")];
        foreach (var path in data)
        {
            await PhasaProcess.RunAsync(
                cancellationToken, "ingest", file, "--data", path, "-c", BulkIngestion.Collection, "--languages", string.Join(',', SyntheticDocuments.Languages), "--json");
        }

        await using var logged = await PhasaProcess.ServeAsync(data[0], works: false, cancellationToken);
        await using var unlogged = await PhasaProcess.ServeAsync(data[1], works: false, cancellationToken, setting: new("PHASA_SearchLog__Enabled", "false"));
        using HttpLoad subject = new(new(logged.Address, $"/v1/collections/{BulkIngestion.Collection}/search"));
        using HttpLoad reference = new(new(unlogged.Address, $"/v1/collections/{BulkIngestion.Collection}/search"));
        using var queries = documents.Queries().GetEnumerator();
        List<byte[]> bodies = [];
        for (var round = 0; round < 4; round++)
        {
            // Compiled and warm, both by the same questions.
            var warm = Next();
            await subject.AskAsync(warm, 1);
            await reference.AskAsync(warm, 1);
        }

        List<double> on = [], off = [], onMedians = [], offMedians = [];
        var processor = (On: -logged.ProcessorSeconds, Off: -unlogged.ProcessorSeconds);
        await PairedRounds.RunAsync(() => AskAsync(subject, on, onMedians), () => AskAsync(reference, off, offMedians), rounds, TextWriter.Null, cancellationToken);
        processor = (processor.On + logged.ProcessorSeconds, processor.Off + unlogged.ProcessorSeconds);
        object figures = new
        {
            passages = Passages,
            rounds,
            searchesARound = Asks,
            medianSearchMicroseconds = Math.Round(1000 * PairedRounds.Median(off)),
            searchTimeRatio = Math.Round(PairedRounds.Median(onMedians.Zip(offMedians, (l, u) => l / u).Skip(1)), 4),
            processorMillisecondsASearch = Math.Round(1000 * processor.Off / (Asks * (rounds + 1)), 3),
            processorTimeRatio = Math.Round(processor.On / processor.Off, 4),
        };
        await progress.WriteLineAsync(JsonSerializer.Serialize(figures));
        return figures;

        List<byte[]> Next()
        {
            List<byte[]> next = [];
            while (next.Count < Asks && queries.MoveNext())
            {
                next.Add(HttpLoad.Body(queries.Current));
            }

            return next;
        }

        // The same questions to both: a round's second one takes what the first one took.
        async Task AskAsync(HttpLoad load, List<double> times, List<double> medians)
        {
            var (mine, isSecond) = bodies is [] ? (Next(), false) : (bodies, true);
            bodies = isSecond ? [] : mine;
            var answered = await load.AskAsync(mine, 1);
            times.AddRange(answered);
            medians.Add(PairedRounds.Median(answered));
        }
    }
}
