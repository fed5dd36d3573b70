using Dapper;
using Phasa.Collections;
using Phasa.Relational.Connections;
using Phasa.Storage;

namespace Phasa.Relational.Indexes;

/// <summary>The marks in a store.</summary>
internal sealed class SqlHistoryMarks(Database database) : IHistoryMarks
{
    public Task AddAsync(CollectionId collection, string kind, string mark, CancellationToken cancellationToken = default) => database.WriteAsync(
        db =>
        {
            var of = new { collection.Value, kind, mark, IHistoryMarks.Kept };
            if (!db.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM collections WHERE id = @Value)", of))
            {
                throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {collection.Value} has gone.");
            }

            return db.Execute(
                """
                DELETE FROM history_marks WHERE collection_id = @Value AND kind = @kind AND mark = @mark;
                INSERT INTO history_marks (collection_id, kind, mark) VALUES (@Value, @kind, @mark);
                DELETE FROM history_marks WHERE collection_id = @Value AND kind = @kind AND id NOT IN (
                    SELECT id FROM history_marks WHERE collection_id = @Value AND kind = @kind ORDER BY id DESC LIMIT @Kept);
                """,
                of);
        },
        cancellationToken);

    public Task<bool> HasAsync(CollectionId collection, string kind, string mark, CancellationToken cancellationToken = default) => database.QueryAsync(
        reader => reader.Db.ExecuteScalar<bool>(
            "SELECT EXISTS (SELECT 1 FROM history_marks WHERE collection_id = @Value AND kind = @kind AND mark = @mark)",
            new { collection.Value, kind, mark }),
        cancellationToken);
}
