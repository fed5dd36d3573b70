using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Hosting.Telemetry;
using Phasa.Cli.Output;

namespace Phasa.Cli.Commands;

/// <summary>Serves one agent over standard input and output.</summary>
internal sealed class McpCommand(Terminal terminal) : CliCommand(
    terminal, "mcp", "Offer the collections to an agent that starts this command: tools and resources by the Model Context Protocol over standard input and output, until the input ends. 'phasa serve' offers the same over HTTP at /mcp.",
    "phasa mcp --data /var/lib/phasa", "phasa mcp --store postgres://phasa@db.example.org/phasa")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Of(parse);
        var configuration = PhasaConfiguration.Read(folder, parse.GetValue(GlobalOptions.Configuration));
        folder.RequireStore();
        using var use = FolderUse.Begin(folder);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ToStandardError(configuration, LogLevel.Warning);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = ServiceHost.Shutdown);
        builder.Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        builder.Services.AddPhasa(folder, configuration).AddIndexWarming().AddMcpOverStandardStreams();
        builder.AddTraces(configuration);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        await host.WaitForShutdownAsync(cancellationToken);
        return ExitStatus.Done;
    }
}
