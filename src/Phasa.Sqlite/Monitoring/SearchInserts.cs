using System.Data.Common;
using Microsoft.Data.Sqlite;
using Phasa.Monitoring;
using Phasa.Relational.Monitoring;

namespace Phasa.Sqlite.Monitoring;

/// <summary>Inserts records of the search log into a file.</summary>
internal sealed class SearchInserts : ISearchInsert
{
    public void Run(DbConnection db, IReadOnlyList<(SearchRecord Record, long Space)> records)
    {
        using var insert = new SearchInsert((SqliteConnection)db);
        foreach (var (record, space) in records)
        {
            insert.Run(record, space);
        }
    }
}
