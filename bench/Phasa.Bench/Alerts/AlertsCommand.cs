using System.CommandLine;

namespace Phasa.Bench.Alerts;

/// <summary>The command <c>alerts</c>: simulated fortnights with and without a fault, and how soon it is found; kept in eval/alerts.</summary>
internal static class AlertsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var count = new Option<int>("--fortnights") { Description = "How many without a fault, and how many with each.", DefaultValueFactory = _ => 30 };
        var seed = new Option<int>("--seed") { Description = "The first one's seed.", DefaultValueFactory = _ => 1000 };
        var handbook = new Option<DirectoryInfo>("--handbook") { Description = "The handbook.", DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("samples", "handbook")) };
        var output = new Option<FileInfo>("--file")
        {
            Description = "The result.",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("eval", "alerts", "results", "alerts.json")),
        };
        var command = new Command("alerts", "How many searches it takes until a broken language is found, and how often one is that is not broken.") { count, seed, handbook, output };
        command.SetAction(async (result, cancellationToken) =>
        {
            var fortnight = new Fortnight(result.GetRequiredValue(handbook));
            var results = new List<FortnightResult>();
            foreach (var fault in Enum.GetValues<LanguageFault>())
            {
                for (var i = 0; i < result.GetValue(count); i++)
                {
                    var one = await fortnight.RunAsync(result.GetValue(seed) + i, fault, cancellationToken);
                    results.Add(one);
                    Console.WriteLine($"{one.Fault,-9} seed {one.Seed} lo/day {one.LaoADay,3}: {one.Searches,5} searches, found after {one.FoundAfter?.ToString() ?? "–",3} {string.Join(", ", one.FoundBy)} {string.Join("; ", one.FalseAlarms)}");
                }
            }

            var summary = results.GroupBy(r => r.Fault).Select(g => new
            {
                fault = g.Key.ToString(),
                fortnights = g.Count(),
                searches = g.Sum(r => r.Searches),
                falseAlarms = g.Sum(r => r.FalseAlarms.Count),
                found = g.Count(r => r.FoundAfter is not null),
                foundAfterMedian = g.Key == LanguageFault.None ? null : g.Select(r => r.FoundAfter).Order().ElementAt(g.Count() / 2),
                foundAfterMost = g.Max(r => r.FoundAfter),
            }).ToList();
            var file = result.GetRequiredValue(output);
            file.Directory!.Create();
            await File.WriteAllTextAsync(file.FullName, ResultFile.Write(new { machine = Machine.Describe(TimeProvider.System), summary, fortnights = results }), cancellationToken);
            foreach (var line in summary)
            {
                Console.WriteLine(line);
            }
        });
        return command;
    }
}
