using Phasa.Embeddings;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Spaces;

/// <summary>The spaces of a store.</summary>
internal sealed class SqlSpaces(Database database) : ISpaceStore
{
    public Task<SpaceProbe?> FindProbeAsync(EmbeddingSpace space, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => SpaceTable.Probe(reader.Db, space), cancellationToken);

    public Task<SpaceProbe> KeepProbeAsync(EmbeddingSpace space, SpaceProbe probe, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => SpaceTable.Keep(db, space, probe), cancellationToken);
}
