using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Phasa.Sqlite.Connections;

/// <summary>What SQLite's result codes mean to a caller of the store.</summary>
internal static class SqliteErrors
{
    /// <summary>The error to raise instead; the exception itself when SQLite's answer shows a mistake in Phasa.</summary>
    public static Exception Explain(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        SQLITE_BUSY or SQLITE_LOCKED => new PhasaException(
            ErrorCodes.StoreUnavailable, $"Another process keeps '{path}' locked.", "Try again after a moment.", error),
        SQLITE_FULL => new PhasaException(
            ErrorCodes.StoreUnavailable, $"The disk that holds '{path}' is full.", "Free some space, then try again.", error),
        SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH or SQLITE_IOERR => new PhasaException(
            ErrorCodes.StoreUnavailable, $"'{path}' cannot be opened or written: {error.Message}", null, error),
        SQLITE_NOTADB => new PhasaException(
            ErrorCodes.StoreIncompatible,
            $"'{path}' is not an SQLite file; this version of Phasa works with schema {Schema.SchemaUpgrade.Steps.Latest}.",
            "Name another data folder, or restore the file from a backup.", error),
        SQLITE_CORRUPT => new PhasaException(
            ErrorCodes.StoreIncompatible,
            $"'{path}' is damaged; this version of Phasa works with schema {Schema.SchemaUpgrade.Steps.Latest}.",
            "Restore the file from a backup.", error),
        SQLITE_CONSTRAINT => new PhasaException(
            ErrorCodes.InvalidRequest, $"The write contradicts what is stored: {error.Message}", null, error),
        _ => error,
    };
}
