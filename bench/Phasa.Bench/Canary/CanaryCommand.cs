using System.CommandLine;

namespace Phasa.Bench.Canary;

/// <summary>The command <c>canary</c>: how many good translations the canary would quarantine, and how many lost vectors it finds; kept in eval/canary.</summary>
internal static class CanaryCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var handbook = new Option<DirectoryInfo>("--handbook")
        {
            Description = "The folder with the translations.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("samples", "handbook")),
        };
        var output = new Option<FileInfo>("--file")
        {
            Description = "The result.",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("eval", "canary", "results", "canary.json")),
        };
        var command = new Command("canary", "What the canary says of the handbook's translations, as they are and with vectors that lost their meaning.") { handbook, output };
        command.SetAction(async (result, cancellationToken) =>
        {
            var lines = new List<CanaryLine>();
            await foreach (var line in CanaryRun.RunAsync(result.GetRequiredValue(handbook), cancellationToken))
            {
                Console.WriteLine(line);
                lines.Add(line);
            }

            var file = result.GetRequiredValue(output);
            file.Directory!.Create();
            await File.WriteAllTextAsync(file.FullName, ResultFile.Write(new { machine = Machine.Describe(TimeProvider.System), lines }), cancellationToken);
        });
        return command;
    }
}
