using Phasa.Cli.Hosting;
using Phasa.Postgres;
using Phasa.Relational;
using Phasa.Sqlite;

namespace Phasa.Cli.Moving;

/// <summary>One end of a copy: a data folder or a database.</summary>
internal sealed class CopyEnd
{
    private readonly DataFolder? _folder;
    private readonly PostgresAddress? _server;

    private CopyEnd(DataFolder? folder, PostgresAddress? server) => (_folder, _server) = (folder, server);

    /// <summary>Takes what stands behind <c>--from</c> or <c>--to</c>.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> for an address that cannot be read.</exception>
    public static CopyEnd Of(string text) => PostgresAddress.IsUri(text) ? new(null, PostgresAddress.Parse(text)) : new(new DataFolder(Path.GetFullPath(text)), null);

    /// <summary>The store, not open yet.</summary>
    public RelationalStore Store() => _server is null ? new SqliteKnowledgeStore(_folder!.Store) : new PostgresKnowledgeStore(_server);

    /// <summary>Keeps others out of a folder that is going to be filled, until disposed.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/> when a process uses the folder.</exception>
    public FolderUse? Hold()
    {
        _folder?.Create();
        return _folder is null ? null : FolderUse.Alone(_folder);
    }
}
