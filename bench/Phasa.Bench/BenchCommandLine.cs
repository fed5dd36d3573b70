using System.CommandLine;
using Phasa.Bench.Alerts;
using Phasa.Bench.Answers;
using Phasa.Bench.Canary;
using Phasa.Bench.Coverage;
using Phasa.Bench.Gate;
using Phasa.Bench.Kernels;
using Phasa.Bench.Macro;

namespace Phasa.Bench;

/// <summary>The command line: a command per workload, <c>all</c>, <c>list</c>, <c>coverage</c>, <c>gate</c>, <c>support</c> and <c>canary</c>.</summary>
internal static class BenchCommandLine
{
    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often each side is timed.", DefaultValueFactory = _ => 15, Recursive = true };

    private static readonly Option<DirectoryInfo> Output = new("--output")
    {
        Description = "The folder for the results, a file per workload.",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("bench", "results")),
        Recursive = true,
    };

    /// <summary>Runs what the arguments say.</summary>
    /// <returns>0, or 1 when the arguments are wrong or a workload failed.</returns>
    public static Task<int> RunAsync(string[] arguments)
    {
        Rounds.Validators.Add(r => { if (r.GetValue(Rounds) < 1) { r.AddError("--rounds must be at least 1."); } });
        var root = new RootCommand("Times Phasa's workloads and keeps the figures with a description of the machine.") { Rounds, Output };
        foreach (var workload in Workloads.All)
        {
            var command = Command(workload.Name, workload.Description, [workload], workload.Read);
            foreach (var option in workload.Options)
            {
                command.Add(option);
            }

            root.Add(command);
        }

        root.Add(Command("all", "All workloads, one after the other.", Workloads.All));
        var list = new Command("list", "The names of the workloads.");
        list.SetAction(_ =>
        {
            foreach (var workload in Workloads.All)
            {
                Console.WriteLine($"{workload.Name}: {workload.Description}");
            }
        });
        root.Add(list);
        root.Add(CoverageCommand.Create());
        root.Add(KernelsCommand.Create(Output));
        root.Add(BareEndpoint.Command());
        root.Add(GateCommand.Create());
        root.Add(SupportCommand.Create());
        root.Add(AlertsCommand.Create());
        root.Add(CanaryCommand.Create());
        return root.Parse(arguments).InvokeAsync();
    }

    private static Command Command(string name, string description, IReadOnlyList<IWorkload> workloads, Action<ParseResult>? read = null)
    {
        var command = new Command(name, description);
        command.SetAction(async (result, cancellationToken) =>
        {
            read?.Invoke(result);
            foreach (var workload in workloads)
            {
                var figures = await workload.RunAsync(result.GetValue(Rounds), Console.Out, cancellationToken);
                var file = await ResultFile.WriteAsync(result.GetRequiredValue(Output), workload, figures, cancellationToken);
                Console.WriteLine($"{workload.Name}: written to {file}");
            }
        });
        return command;
    }
}
