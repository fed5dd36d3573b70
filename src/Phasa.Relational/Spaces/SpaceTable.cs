using System.Data.Common;
using Dapper;
using Phasa.Embeddings;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Spaces;

/// <summary>The embedding spaces. One is added when it is first named, and stays.</summary>
internal static class SpaceTable
{
    /// <summary>Adds a space that is not there yet.</summary>
    /// <returns>The key under which rows and collections name it.</returns>
    public static long Require(DbConnection db, EmbeddingSpace space)
    {
        db.Execute(
            "INSERT INTO spaces (id, description) VALUES (@Id, @Description) ON CONFLICT (id) DO NOTHING",
            new { space.Id, Description = Columns.JsonOf(space) });
        return db.ExecuteScalar<long>("SELECT key FROM spaces WHERE id = @Id", new { space.Id });
    }

    public static SpaceProbe? Probe(DbConnection db, EmbeddingSpace space) =>
        db.ExecuteScalar<byte[]?>("SELECT probe FROM spaces WHERE id = @Id", new { space.Id }) is { } probe ? SpaceProbe.FromBytes(probe) : null;

    /// <summary>Keeps a probe where there is none.</summary>
    public static SpaceProbe Keep(DbConnection db, EmbeddingSpace space, SpaceProbe probe)
    {
        db.Execute("UPDATE spaces SET probe = @Probe WHERE key = @Key AND probe IS NULL", new { Key = Require(db, space), Probe = probe.ToBytes() });
        return Probe(db, space)!;
    }
}
