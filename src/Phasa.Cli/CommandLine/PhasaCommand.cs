using System.CommandLine;
using System.CommandLine.Help;
using Phasa.Cli.Commands;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;

namespace Phasa.Cli.CommandLine;

/// <summary>All commands.</summary>
internal static class PhasaCommand
{
    /// <summary>Builds the tree of commands.</summary>
    public static Command Create(Terminal terminal)
    {
        var root = new RootGroup
        {
            new DemoCommand(terminal),
            new ServeCommand(terminal),
            new WorkCommand(terminal),
            new McpCommand(terminal),
            new MigrateCommand(terminal),
            new IngestCommand(terminal),
            new SearchCommand(terminal),
            new EvaluateCommand(terminal),
            new CommandGroup("translations", "Translation files and jobs.", new TranslationsExportCommand(terminal), new TranslationsImportCommand(terminal), new TranslationsStaleCommand(terminal), new TranslationsStatusCommand(terminal), new TranslationsRetryCommand(terminal)),
            new CommandGroup("documents", "The documents of a collection.", new DocumentsListCommand(terminal), new DocumentsDeleteCommand(terminal)),
            new CommandGroup("collections", "The collections of a data folder.", new CollectionsListCommand(terminal), new CollectionsCreateCommand(terminal), new CollectionsPolicyCommand(terminal)),
            new CommandGroup("searches", "The search log.", new SearchesListCommand(terminal), new SearchesClearCommand(terminal)),
            new CommandGroup("models", "Embedding models.", new ModelsListCommand(terminal), new ModelsCheckCommand(terminal), new ModelsPullCommand(terminal)),
            new CommandGroup("keys", "The API keys of a data folder.", new KeysCreateCommand(terminal), new KeysListCommand(terminal), new KeysRevokeCommand(terminal)),
            new InsightsCommand(terminal),
            new CommandGroup("alerts", "What is abnormal.", new AlertsListCommand(terminal), new AlertsAcknowledgeCommand(terminal), new AlertsTestWebhookCommand(terminal)),
            new PlanCommand(terminal),
            new CostsCommand(terminal),
            new BudgetCommand(terminal),
            new CalibrateCommand(terminal),
            new MeasureCommand(terminal),
            new ReembedCommand(terminal),
            new BackupCommand(terminal),
            new RestoreCommand(terminal),
            new CopyCommand(terminal),
            new DoctorCommand(terminal),
        };
        var help = new HelpOption { Recursive = true };
        var usual = (HelpAction)help.Action!;
        usual.MaxWidth = Math.Min(terminal.Out.Profile.Width, Terminal.StandardWidth);
        help.Action = new HelpWithExamples(usual);
        var version = new VersionOption();
        version.Action = new VersionAction();
        root.Options.Add(help);
        root.Options.Add(version);
        root.Options.Add(GlobalOptions.Data);
        root.Options.Add(GlobalOptions.Store);
        root.Options.Add(GlobalOptions.Index);
        root.Options.Add(GlobalOptions.Configuration);
        root.SetAction(help.Action is HelpWithExamples action ? action.Invoke : null!);
        return root;
    }

    private sealed class RootGroup() : Command("phasa", "Knowledge search that works in every language its users speak."), IHasExamples
    {
        public IReadOnlyList<string> Examples { get; } = ["phasa demo", "phasa ingest docs --collection handbook --language ja --languages ja,en,th,lo", "phasa search \"reset a password\" --collection handbook"];
    }
}
