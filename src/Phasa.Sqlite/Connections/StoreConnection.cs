using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Phasa.Sqlite.Connections;

/// <summary>
/// A connection that keeps the statements it has run, ready to be run again, whoever asks for them by their text. Not
/// thread-safe.
/// </summary>
/// <remarks>Half of the time of a document's write went into preparing the same two dozen statements again and again.</remarks>
internal sealed class StoreConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>More texts than the store has; texts that are made up as they are needed must not fill memory.</summary>
    private const int Most = 256;

    private readonly Dictionary<string, SqliteCommand> _kept = new(StringComparer.Ordinal);

    /// <summary>The command of a text, prepared if it ran before. It belongs to the caller until it is given back.</summary>
    public SqliteCommand Take(string text)
    {
        if (!_kept.Remove(text, out var command))
        {
            return new(text, this);
        }

        command.Prepare();
        return command;
    }

    /// <summary>Takes a command back, with no reader open on it.</summary>
    public void Give(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (_kept.Count >= Most || !_kept.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in _kept.Values)
            {
                command.Dispose();
            }

            _kept.Clear();
        }

        base.Dispose(disposing);
    }
}
