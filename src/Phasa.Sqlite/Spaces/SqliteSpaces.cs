using Phasa.Embeddings;
using Phasa.Sqlite.Connections;

namespace Phasa.Sqlite.Spaces;

/// <summary>The spaces of a file.</summary>
internal sealed class SqliteSpaces(Database database) : ISpaceStore
{
    public Task<SpaceProbe?> FindProbeAsync(EmbeddingSpace space, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => SpaceTable.Probe(reader.Db, space), cancellationToken);

    public Task<SpaceProbe> KeepProbeAsync(EmbeddingSpace space, SpaceProbe probe, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => SpaceTable.Keep(db, space, probe), cancellationToken);
}
