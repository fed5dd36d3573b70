using Phasa.Postgres;

namespace Phasa.Cli.Moving;

/// <summary>PostgreSQL's own programs, which back databases up.</summary>
internal static class ServerTools
{
    /// <summary>What <c>phasa backup</c> says of a database.</summary>
    public static PhasaException InsteadOfBackup(PostgresAddress server, string file) => new(
        ErrorCodes.InvalidRequest, $"The store {server} is a PostgreSQL database; PostgreSQL backs it up itself.",
        $"pg_dump --format=custom --schema={server.Schema} --file={file} {Login(server)}");

    /// <summary>What <c>phasa restore</c> says of a database.</summary>
    public static PhasaException InsteadOfRestore(PostgresAddress server, string file) => new(
        ErrorCodes.InvalidRequest, $"The store {server} is a PostgreSQL database; PostgreSQL restores it itself.",
        $"Stop all nodes; then: pg_restore --clean --if-exists --single-transaction {Login(server)} {file}. To fill a database from a data folder use 'phasa copy'.");

    private static string Login(PostgresAddress server) => $"--dbname={server}{(server.User.Length > 0 ? $" --username={server.User}" : "")}";
}
