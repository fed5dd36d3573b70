using System.Data.Common;

namespace Phasa.Relational.Moving;

/// <summary>What a copy needs of a database beside its statements.</summary>
internal interface IStoreTables
{
    /// <summary>All tables of the schema.</summary>
    IReadOnlyList<StoreTable> List(DbConnection db);

    /// <summary>Makes a connection ready to read much, in the order of keys; in the transaction that reads.</summary>
    void PrepareReading(DbConnection db);

    /// <summary>Stops what the schema does of itself when something is written, for counts and the like are copied as they are.</summary>
    void SuspendTriggers(DbConnection db, IReadOnlyList<CopiedTable> tables);

    /// <summary>Undoes <see cref="SuspendTriggers"/>.</summary>
    void ResumeTriggers(DbConnection db, IReadOnlyList<CopiedTable> tables);

    /// <summary>Adds lines whose values are in the order of the table's columns.</summary>
    void Insert(DbConnection db, CopiedTable table, IReadOnlyList<object?[]> lines);

    /// <summary>The last key that each table gave out of itself, deleted ones among them; tables that never did may lack.</summary>
    IReadOnlyDictionary<string, long> Counters(DbConnection db);

    /// <summary>Lets the tables that give keys out go on behind these, and behind their own greatest.</summary>
    void SetCounters(DbConnection db, IReadOnlyDictionary<string, long> counters);
}
