using System.Globalization;

namespace Phasa.Relational.Moving;

/// <summary>What a table holds, in a few bytes that databases agree on.</summary>
/// <param name="Rows">Its lines.</param>
/// <param name="Hash">The sum of its lines' hashes, 32 hexadecimal digits: the same in whatever order they are read.</param>
public sealed record TableContent(long Rows, string Hash)
{
    /// <summary>Reads a table whole.</summary>
    /// <param name="lines">Its lines, whose values are in the order of the columns.</param>
    /// <param name="columns">The columns.</param>
    internal static TableContent Of(IEnumerable<object?[]> lines, IReadOnlyList<string> columns)
    {
        var hash = new LineHash(columns);
        var rows = 0L;
        var sum = UInt128.Zero;
        foreach (var line in lines)
        {
            rows++;
            sum = unchecked(sum + hash.Of(line));
        }

        return new(rows, sum.ToString("x32", CultureInfo.InvariantCulture));
    }
}
