using System.Globalization;
using Phasa.Sqlite.Backup;

namespace Phasa.Cli.Moving;

/// <summary>What a store's file holds, for people.</summary>
internal static class StoreText
{
    /// <summary>In one line.</summary>
    public static string Of(StoreContent content) => string.Create(
        CultureInfo.InvariantCulture,
        $"{content.Rows["collections"]:N0} collections, {content.Rows["documents"]:N0} documents, {content.Rows["translations"]:N0} translations; {content.Bytes >> 10:N0} KiB, schema {content.Schema}");
}
