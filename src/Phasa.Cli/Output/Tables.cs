using System.Globalization;
using Spectre.Console;

namespace Phasa.Cli.Output;

/// <summary>Tables as all commands show them.</summary>
internal static class Tables
{
    /// <summary>An empty table with a rule under its headings.</summary>
    public static Table New(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple).BorderColor(Color.Grey);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)) { Padding = new Padding(0, 0, 1, 0) });
        }

        return table;
    }

    /// <summary>Aligns columns of figures at the right.</summary>
    public static Table Figures(this Table table, params int[] columns)
    {
        Array.ForEach(columns, c => table.Columns[c].RightAligned().NoWrap());
        return table;
    }

    /// <summary>A time to the minute, UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>Adds a row of texts; nothing in them is markup.</summary>
    public static void Row(this Table table, params string[] cells) => table.AddRow(cells.Select(c => new Text(c)));
}
