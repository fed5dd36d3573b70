using System.CommandLine;
using System.Globalization;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Moving;
using Phasa.Cli.Output;
using Phasa.Sqlite.Backup;

namespace Phasa.Cli.Commands;

/// <summary>Writes the store of a data folder to one file, while others use it.</summary>
internal sealed class BackupCommand : CliCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The backup to write." };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file if it is there." };

    public BackupCommand(Terminal terminal)
        : base(
            terminal, "backup", "Back the store up to one file, checked, while it is in use. For a PostgreSQL database use pg_dump.",
            "phasa backup /backups/phasa.db", "phasa backup /backups/phasa.db --force --data /var/lib/phasa")
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
            throw ServerTools.InsteadOfBackup(server, file);
        }

        folder.RequireStore();
        if (file == folder.Store)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"'{file}' is the store itself.", "Name a file in another folder.");
        }

        if (Path.Exists(file) && !parse.GetValue(_force))
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"'{file}' is there already.", "Name another file, or replace it with --force.");
        }

        var content = await ProgressLine.RunAsync<StoreContent>(
            Terminal, "Backing up", "pages", report => Task.Run(() => StoreBackup.Write(folder.Store, file, report, cancellationToken), cancellationToken));
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { file, content.Schema, content.Bytes, content.Rows });
            return ExitStatus.Done;
        }

        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{file}: {StoreText.Of(content)}."));
        return ExitStatus.Done;
    }
}
