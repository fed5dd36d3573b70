using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Moving;
using Phasa.Cli.Output;
using Phasa.Sqlite.Backup;

namespace Phasa.Cli.Commands;

/// <summary>Puts a backup into a data folder.</summary>
internal sealed class RestoreCommand : CliCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The backup." };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the store that the folder has." };

    public RestoreCommand(Terminal terminal)
        : base(
            terminal, "restore", "Put a backup into a data folder that no process uses. For a PostgreSQL database use pg_restore.",
            "phasa restore /backups/phasa.db --data /var/lib/phasa", "phasa restore /backups/phasa.db --force")
    {
        Arguments.Add(_file);
        Options.Add(_force);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Of(parse);
        var file = Path.GetFullPath(parse.GetRequiredValue(_file));
        if (folder.Server is { } server)
        {
            throw ServerTools.InsteadOfRestore(server, file);
        }

        if (file == folder.Store)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"'{file}' is the store itself.", "Name a backup.");
        }

        if (folder.HasStore && !parse.GetValue(_force))
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, $"The data folder '{folder.Path}' has a store already.", "Name another folder with --data DIR, or replace the store with --force.");
        }

        folder.Create();
        using (FolderUse.Alone(folder))
        {
            // Refused before the work; below it is taken for the moment that matters.
        }

        var content = await ProgressLine.RunAsync<StoreContent>(
            Terminal, "Restoring", "pages", report => Task.Run(() => Restore(file, folder, report, cancellationToken), cancellationToken));
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { folder = folder.Path, content.Schema, content.Bytes, content.Rows });
            return ExitStatus.Done;
        }

        Terminal.Say($"{folder.Store}: {StoreText.Of(content)}.");
        return ExitStatus.Done;
    }

    private static StoreContent Restore(string file, DataFolder folder, Action<long, long> report, CancellationToken cancellationToken)
    {
        FolderUse? use = null;
        try
        {
            return StoreBackup.Restore(file, folder.Store, Prepare, report, cancellationToken);
        }
        finally
        {
            use?.Dispose();
        }

        void Prepare()
        {
            use = FolderUse.Alone(folder);
            folder.DropDerived();
        }
    }
}
