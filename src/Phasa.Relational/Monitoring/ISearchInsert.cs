using System.Data.Common;
using Phasa.Monitoring;

namespace Phasa.Relational.Monitoring;

/// <summary>Inserts many records of the search log at once, the way that is fastest in a database.</summary>
internal interface ISearchInsert
{
    /// <summary>Inserts records with the keys of their spaces, unless their ids are there.</summary>
    void Run(DbConnection db, IReadOnlyList<(SearchRecord Record, long Space)> records);
}
