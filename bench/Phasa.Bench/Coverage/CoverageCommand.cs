using System.CommandLine;

namespace Phasa.Bench.Coverage;

/// <summary>The command <c>coverage</c>: a simulation of the measurement's intervals, whose result is kept in eval/coverage.</summary>
internal static class CoverageCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var replications = new Option<int>("--replications") { Description = "How many data sets at each point.", DefaultValueFactory = _ => 2000 };
        var seed = new Option<int>("--seed") { Description = "What all random numbers begin with.", DefaultValueFactory = _ => 20260101 };
        var output = new Option<FileInfo>("--file")
        {
            Description = "The result.",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("eval", "coverage", "results", "coverage.json")),
        };
        replications.Validators.Add(r => { if (r.GetValue(replications) < 100) { r.AddError("--replications must be at least 100."); } });
        var command = new Command("coverage", "How often the intervals of AUC and A_20 hold the truth, by simulation.") { replications, seed, output };
        command.SetAction(async (result, cancellationToken) =>
        {
            var figures = new List<CoverageFigures>();
            foreach (var setting in CoverageSetting.All)
            {
                var point = CoverageSimulation.Run(setting, result.GetValue(replications), result.GetValue(seed), cancellationToken);
                figures.Add(point);
                Console.WriteLine($"{setting.Dependence}, AUC {setting.Auc}, n {setting.Items}: covers {point.AucCoverage:P1}, width × {point.AucWidthRatio:F2}; A_20 {point.TopOf20:F3} {point.TopOf20Coverage:P1}");
            }

            var file = result.GetRequiredValue(output);
            file.Directory!.Create();
            await File.WriteAllTextAsync(
                file.FullName,
                ResultFile.Write(new
                {
                    replications = result.GetValue(replications),
                    seed = result.GetValue(seed),
                    claimed = 0.95,
                    leastAucCoverage = figures.Min(f => f.AucCoverage),
                    widestAgainstNormalTheoryAt200 = figures.Where(f => f.Setting.Items == 200).Max(f => f.AucWidthRatio),
                    leastTopOf20Coverage = figures.Min(f => f.TopOf20Coverage),
                    points = figures,
                }),
                cancellationToken);
        });
        return command;
    }
}
