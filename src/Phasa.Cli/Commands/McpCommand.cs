using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Phasa.AspNetCore;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Hosting.Telemetry;
using Phasa.Cli.Output;

namespace Phasa.Cli.Commands;

/// <summary>Answers one MCP client over standard input and output.</summary>
internal sealed class McpCommand : CliCommand
{
    private readonly Option<string?> _collection = new("--collection", "-c") { Description = "The one collection that the client reaches; all when left out.", HelpName = "NAME" };

    public McpCommand(Terminal terminal)
        : base(
            terminal, "mcp", "Serve the Model Context Protocol over standard input and output, for assistants on this machine. It ends with its input. 'phasa serve' answers others at /mcp.",
            "phasa mcp --data /var/lib/phasa", "phasa mcp --data /var/lib/phasa --collection handbook") => Options.Add(_collection);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Of(parse);
        var configuration = PhasaConfiguration.Read(folder, parse.GetValue(GlobalOptions.Configuration));
        var collection = parse.GetValue(_collection);
        folder.RequireStore();
        folder.Create();
        if (collection is not null)
        {
            await using var session = await PhasaSession.OpenAsync(folder, configuration, cancellationToken);
            await session.CollectionAsync(collection, cancellationToken);
        }

        using var use = FolderUse.Begin(folder);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ToStandardError(configuration, LogLevel.Warning);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = ServiceHost.Shutdown);
        builder.Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        builder.Services.AddPhasa(folder, configuration).AddIndexWarming().AddMcpOverStandardStreams(collection);
        builder.Services.Configure<ApiOptions>(options => Settings.Bind(configuration.GetSection("Api"), options));
        builder.AddTraces(configuration);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        await host.WaitForShutdownAsync(cancellationToken);
        return ExitStatus.Done;
    }
}
