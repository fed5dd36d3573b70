using System.CommandLine;
using Phasa.Cli.Checks;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Spectre.Console;

namespace Phasa.Cli.Commands;

/// <summary>Says whether the installation is sound.</summary>
internal sealed class DoctorCommand : CliCommand
{
    public DoctorCommand(Terminal terminal)
        : base(
            terminal, "doctor", "Check the data folder, the configuration, models, dictionaries and providers.",
            "phasa doctor", "phasa doctor --data /var/lib/phasa --json") => Options.Add(GlobalOptions.Json);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Of(parse);
        var findings = await new Doctor(folder, parse.GetValue(GlobalOptions.Configuration)).ExamineAsync(cancellationToken);
        var isSound = findings.All(f => f.IsSound);
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { version = ProductVersion.Text, data = folder.Path, isSound, findings });
        }
        else
        {
            var lines = new Grid().AddColumn(new GridColumn().NoWrap().Padding(0, 0, 1, 0)).AddColumn(new GridColumn().Padding(0, 0, 2, 0)).AddColumn(new GridColumn().Padding(0, 0, 0, 0));
            foreach (var finding in findings)
            {
                lines.AddRow(
                    finding.IsSound ? new Text("✓", new Style(Color.Green)) : new Text("✗", new Style(Color.Red)),
                    new Text(finding.Name), new Text(finding.Detail));
            }

            Terminal.Out.Write(lines);
        }

        return isSound ? ExitStatus.Done : ExitStatus.Failed;
    }
}
