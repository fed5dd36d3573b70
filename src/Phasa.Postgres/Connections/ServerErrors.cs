using System.Data.Common;
using Npgsql;

namespace Phasa.Postgres.Connections;

/// <summary>What PostgreSQL's error classes mean to a caller of the store.</summary>
internal static class ServerErrors
{
    /// <summary>The error to raise instead; the exception itself when the server's answer shows a mistake in Phasa.</summary>
    public static Exception Explain(DbException error, PostgresAddress address) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } e => new PhasaException(
            ErrorCodes.StoreUnavailable, $"{address} has no such database: {e.MessageText}.", $"Make it with 'createdb {address.Database}', or name another.", e),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } e => new PhasaException(
            ErrorCodes.StoreUnavailable, $"{address} does not allow it: {e.MessageText}.", "Grant the role CREATE on the database, or make the schema for it and grant ALL on that.", e),
        PostgresException e when e.SqlState.StartsWith("28", StringComparison.Ordinal) => new PhasaException(
            ErrorCodes.StoreUnavailable, $"{address} does not let '{address.User}' in: {e.MessageText}.", "Check user and password.", e),
        PostgresException e when e.SqlState.StartsWith("23", StringComparison.Ordinal) => new PhasaException(
            ErrorCodes.InvalidRequest, $"The write contradicts what is stored: {e.MessageText}.", null, e),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction } e => Unavailable(address, e.MessageText, e),
        PostgresException e when e.SqlState[..2] is "08" or "25" or "40" or "53" or "57" or "58" => Unavailable(address, e.MessageText, e),
        PostgresException e => e,
        NpgsqlException e => Unavailable(address, e.InnerException?.Message ?? e.Message, e),
        _ => error,
    };

    private static PhasaException Unavailable(PostgresAddress address, string why, Exception inner) =>
        new(ErrorCodes.StoreUnavailable, $"{address} cannot be used now: {why.TrimEnd('.')}.", "Try again after a moment.", inner);
}
