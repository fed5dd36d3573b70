using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Storage;

namespace Phasa.Cli.Commands;

/// <summary>Runs the service: the HTTP API and the dashboard, and workers beside them.</summary>
internal sealed partial class ServeCommand : CliCommand
{
    private readonly Option<IReadOnlyList<string>> _urls = Urls.Option();

    public ServeCommand(Terminal terminal)
        : base(
            terminal, "serve", "Run the service: dashboard, HTTP API and translation workers. Ctrl-C ends it after running requests are done.",
            "phasa serve", "phasa serve --data /var/lib/phasa --urls http://0.0.0.0:7420", "phasa serve --store postgres://phasa@db.example.org/phasa") => Options.Add(_urls);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Of(parse);
        var configuration = PhasaConfiguration.Read(folder, parse.GetValue(GlobalOptions.Configuration));
        var urls = parse.GetValue(_urls)!;
        folder.Create();
        using var use = FolderUse.Begin(folder);
        await using var app = ServiceHost.Build(folder, configuration, urls, LogLevel.Information, phasa => phasa.AddWorkers());
        var listening = await app.ListenAsync(urls, cancellationToken);
        var collections = await app.Services.GetRequiredService<IKnowledgeStore>().Collections.ListAsync(cancellationToken);
        LogStart(app.Logger, ProductVersion.Text, folder.StoreName, collections.Count == 0 ? "none" : string.Join(", ", collections.Select(c => c.Name)));
        foreach (var url in listening)
        {
            Terminal.Out.Profile.Out.Writer.WriteLine(Urls.Line(url));
        }

        await app.WaitForShutdownAsync(cancellationToken);
        LogEnd(app.Logger);
        return ExitStatus.Done;
    }

    [LoggerMessage(4001, LogLevel.Information, "Phasa {Version} serves {Folder}; collections: {Collections}")]
    private static partial void LogStart(ILogger logger, string version, string folder, string collections);

    [LoggerMessage(4002, LogLevel.Information, "Phasa has stopped")]
    private static partial void LogEnd(ILogger logger);
}
