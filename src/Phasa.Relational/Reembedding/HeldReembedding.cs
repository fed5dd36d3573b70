using System.Data.Common;
using Dapper;
using Phasa.Reembedding;

namespace Phasa.Relational.Reembedding;

/// <summary>What a worker that holds a lease works on.</summary>
internal sealed class HeldReembedding
{
    public long Collection { get; init; }

    /// <summary>The key of the space being built.</summary>
    public long Space { get; init; }

    /// <summary>Its position.</summary>
    public long Sequence { get; init; }

    public long Document { get; init; }

    /// <summary>The reembedding of a lease; null when the lease is lost.</summary>
    public static HeldReembedding? Find(DbConnection db, ReembeddingLease lease) => db.QuerySingleOrDefault<HeldReembedding>(
        """
        SELECT j.collection_id AS Collection, s.space, s.sequence, s.document_key AS Document
        FROM reembeddings j JOIN collection_spaces s ON s.collection_id = j.collection_id AND s.space = j.to_space
        WHERE j.id = @Job AND j.lease_token = @Token AND j.state = 'building' AND s.role = 'next'
        """,
        lease);
}
