namespace Phasa.Bench.Start;

/// <summary>A million rows, from the start of a real process to its first answer, and the memory it takes.</summary>
internal sealed class StartWorkload : IWorkload
{
    private const int Rows = 1_000_000;
    private const int Searches = 50;
    private const int MostStarts = 5;

    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public string Description => "phasa serve on a million passages in one language, 384 and 256 dimensions, rows written to the store directly: time from the start of the process to /readyz and to the first answered search, and resident memory; first without index files, then with them. Files are in the system's cache.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken) => new
    {
        rows = Rows,
        goalSeconds = 2,
        goalResidentBytes = 700_000_000,
        dimensions384 = await RunAsync(384, rounds, progress, cancellationToken),
        dimensions256 = await RunAsync(256, rounds, progress, cancellationToken),
    };

    private static async Task<object> RunAsync(int dimensions, int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-bench-");
        try
        {
            await StartStore.CreateAsync(folder.FullName, Rows, dimensions, progress, cancellationToken);
            var fromStore = await FirstAsync(folder.FullName, progress);
            List<StartFigures> starts = [];
            for (var i = 0; i < Math.Min(rounds, MostStarts); i++)
            {
                await using var service = await ServiceProcess.ServeAsync(folder.FullName);
                starts.Add(await StartFigures.MeasureAsync(service, Searches));
                await progress.WriteLineAsync($"from files: {starts[^1]}");
                await service.StopAsync();
            }

            var files = new DirectoryInfo(Path.Combine(folder.FullName, "cache", "indexes")).EnumerateFiles("*", SearchOption.AllDirectories).ToList();
            return new
            {
                fromStore,
                fromFiles = new
                {
                    readySeconds = Median(s => s.ReadySeconds),
                    firstAnswerSeconds = Median(s => s.FirstAnswerSeconds),
                    processorSeconds = Median(s => s.ProcessorSeconds),
                    residentBytes = Median(s => s.ResidentBytes),
                    anonymousBytes = Median(s => s.AnonymousBytes),
                    starts,
                },
                catalogueBytes = files.Where(f => f.Name == "catalogue").Sum(f => f.Length),
                filesBytes = files.Sum(f => f.Length),
                storeBytes = new FileInfo(Path.Combine(folder.FullName, "phasa.db")).Length,
            };

            double Median(Func<StartFigures, double> figure) => PairedRounds.Median(starts.Select(figure));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<object> FirstAsync(string data, TextWriter progress)
    {
        await using var service = await ServiceProcess.ServeAsync(data);
        var figures = await StartFigures.MeasureAsync(service, Searches);
        await progress.WriteLineAsync($"from the store: {figures}");
        await service.LogAsync("was written to files");
        var written = service.Age.TotalSeconds;
        await StartFigures.MeasureAsync(service, Searches);
        await Task.Delay(TimeSpan.FromSeconds(5));
        var resident = service.Memory("VmRSS");
        await progress.WriteLineAsync($"written after {written:F1} s, resident after that {resident >> 20} MiB");
        await service.StopAsync();
        return new { figures, filesWrittenAfterSeconds = Math.Round(written, 1), residentBytesAfterWriting = resident };
    }
}
