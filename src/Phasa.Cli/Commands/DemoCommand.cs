using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Demo;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;

namespace Phasa.Cli.Commands;

/// <summary>Shows on a sample what language indexes are for. Needs no network and no keys.</summary>
internal sealed class DemoCommand : CliCommand
{
    private const int MaxQueries = 10_000;

    private readonly Option<IReadOnlyList<string>> _urls = Urls.Option();
    private readonly Option<bool> _exit = new("--exit") { Description = "End after the comparison instead of serving the API." };
    private readonly Option<string?> _embedding = new("--embedding") { Description = "The embedding model; phasa models list shows them.", HelpName = "MODEL" };
    private readonly Option<int?> _queries = new("--queries") { Description = "How many questions to ask; all 90 when left out.", HelpName = "N" };

    public DemoCommand(Terminal terminal)
        : base(
            terminal, "demo", "Load a sample handbook into a fresh folder, compare the paths of search over it in four languages, and serve it.",
            "phasa demo", "phasa demo --exit --json", "phasa demo --exit --embedding hashed-ngrams")
    {
        _queries.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && value is < 1 or > MaxQueries)
            {
                result.AddError($"--queries is {token.Value}; it must lie between 1 and {MaxQueries}.");
            }
        });
        Options.Add(_urls);
        Options.Add(_exit);
        Options.Add(_embedding);
        Options.Add(_queries);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var folder = DemoFolder.Open(parse.GetValue(GlobalOptions.Data));
        var isRemoved = false;
        try
        {
            // A document on standard output is complete only when the command ends.
            if (parse.GetValue(_exit) || parse.GetValue(GlobalOptions.Json))
            {
                await MeasureAsync(folder, parse, cancellationToken);
                folder.Remove();
                isRemoved = folder.IsTemporary;
            }
            else
            {
                await ServeAsync(folder, parse, cancellationToken);
            }

            return ExitStatus.Done;
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.AddressUnavailable || e.Code == ErrorCodes.InvalidRequest)
        {
            // Nothing was loaded yet.
            folder.Remove();
            isRemoved = true;
            throw;
        }
        finally
        {
            if (!isRemoved)
            {
                Terminal.Say($"The demo's data is kept: phasa serve --data {folder.Folder.Path}");
            }
        }
    }

    private async Task MeasureAsync(DemoFolder folder, ParseResult parse, CancellationToken cancellationToken)
    {
        var configuration = PhasaConfiguration.Read(folder.Folder, parse.GetValue(GlobalOptions.Configuration));
        await using var session = await PhasaSession.OpenAsync(folder.Folder, configuration, cancellationToken);
        await RunAsync(session.Services, parse, cancellationToken);
    }

    private async Task ServeAsync(DemoFolder folder, ParseResult parse, CancellationToken cancellationToken)
    {
        var configuration = PhasaConfiguration.Read(folder.Folder, parse.GetValue(GlobalOptions.Configuration));
        var urls = parse.GetValue(_urls)!;
        await using var app = ServiceHost.Build(folder.Folder, configuration, urls, LogLevel.Warning);

        // Listens before it measures, so that a taken address is not found out at the end.
        var listening = await app.ListenAsync(urls, cancellationToken);
        await RunAsync(app.Services, parse, cancellationToken);
        Terminal.Print("");
        Terminal.Print(Urls.Line(listening.First()));
        Terminal.Out.Profile.Out.Writer.WriteLine($$"""
            Open it in a browser, or ask it yourself; Ctrl-C ends it:
              curl -s {{listening.First()}}/v1/collections/{{Handbook.Collection}}/search \
                -H 'Content-Type: application/json' \
                -d '{"query": "ລືມລະຫັດຜ່ານ", "top": 3}'
            """);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private Task RunAsync(IServiceProvider services, ParseResult parse, CancellationToken cancellationToken) =>
        ActivatorUtilities.CreateInstance<DemoRun>(services, Terminal).RunAsync(parse.GetValue(_embedding), parse.GetValue(_queries), parse.GetValue(GlobalOptions.Json), cancellationToken);
}
