using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Hosting.Telemetry;
using Phasa.Cli.Output;

namespace Phasa.Cli.Commands;

/// <summary>Runs workers alone.</summary>
internal sealed class WorkCommand(Terminal terminal) : CliCommand(
    terminal, "work", "Work on translation jobs until Ctrl-C, without an HTTP API. Jobs in hand are given back when it ends.", "phasa work --data /var/lib/phasa", "phasa work --store postgres://phasa@db.example.org/phasa")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Of(parse);
        var configuration = PhasaConfiguration.Read(folder, parse.GetValue(GlobalOptions.Configuration));
        folder.Create();
        using var use = FolderUse.Begin(folder);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ToStandardError(configuration, LogLevel.Information);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = ServiceHost.Shutdown);
        builder.Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        builder.Services.AddPhasa(folder, configuration).AddWorkers();
        builder.AddTraces(configuration);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        Terminal.Out.Profile.Out.Writer.WriteLine($"Phasa works on {folder.StoreName}");
        await host.WaitForShutdownAsync(cancellationToken);
        return ExitStatus.Done;
    }
}
