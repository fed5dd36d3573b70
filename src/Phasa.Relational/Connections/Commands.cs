using System.Data.Common;

namespace Phasa.Relational.Connections;

/// <summary>What is said often of commands that are not Dapper's.</summary>
internal static class Commands
{
    /// <summary>A command with its parameters.</summary>
    public static DbCommand Command(this DbConnection db, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.AddParameter(name).Value = value;
        }

        return command;
    }

    /// <summary>Adds a parameter without a value.</summary>
    public static DbParameter AddParameter(this DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    /// <summary>A text, or null.</summary>
    public static string? Optional(this DbDataReader line, int column) => line.IsDBNull(column) ? null : line.GetString(column);
}
