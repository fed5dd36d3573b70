using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Phasa.Postgres.Connections;

/// <summary>Statements of the stores as PostgreSQL takes them: its planner has no hints.</summary>
internal static partial class Dialect
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>The statement without what PostgreSQL does not know.</summary>
    public static string Of(string statement) => statement.Contains("INDEXED BY", StringComparison.Ordinal)
        ? Known.GetOrAdd(statement, s => Hint().Replace(s, ""))
        : statement;

    [GeneratedRegex(@"\s+INDEXED BY \w+")]
    private static partial Regex Hint();
}
