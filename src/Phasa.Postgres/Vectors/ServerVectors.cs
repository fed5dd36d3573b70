using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Postgres.Connections;
using Phasa.Relational.Connections;

namespace Phasa.Postgres.Vectors;

/// <summary>Language indexes in the database, by the extension <c>vector</c>: a partition for each, with a graph of its own once it is large. Thread-safe.</summary>
internal sealed class ServerVectors(ServerDatabase database) : IVectorSearch
{
    /// <summary>The most components that a graph takes.</summary>
    internal const int MostOfGraph = 4000;

    private const int LeastEffort = 100;
    private const int MostEffort = 1000;

    private readonly ConcurrentDictionary<VectorIndexKey, Statements> _known = new();
    private readonly VectorTables _tables = new(database);

    /// <inheritdoc/>
    public Task<VectorSupport> InspectAsync(CancellationToken cancellationToken = default) => _tables.InspectAsync(cancellationToken);

    /// <inheritdoc/>
    public Task PrepareAsync(Action<long, long>? progress = null, CancellationToken cancellationToken = default) => _tables.PrepareAsync(progress, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> TendAsync(int graphRows, CancellationToken cancellationToken = default) =>
        new VectorTending(database, _tables).RunAsync(graphRows, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundRow>> NearestAsync(
        VectorIndexKey index, ReadOnlyMemory<float> query, int count, IReadOnlyList<PassageId>? among = null, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<FoundRow>>(
            connection => connection.Snapshot<IReadOnlyList<FoundRow>>(() => Find(connection, index) is { } statements ? Nearest(connection, statements, query, count, among) : []),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundRow>> RowsOfAsync(VectorIndexKey index, IReadOnlyList<PassageId> passages, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<FoundRow>>(
            connection =>
            {
                var command = connection.Prepared(RowsOf, "@passages", "@language", "@space");
                command.Parameters["@passages"].Value = Keys(passages);
                command.Parameters["@language"].Value = index.Language.Value;
                command.Parameters["@space"].Value = index.Space.Id;
                return Read(command).Found;
            },
            cancellationToken);

    private const string RowsOf =
        """
        SELECT passage_id, vector FROM rows
        WHERE passage_id = ANY (@passages) AND language = @language AND space = (SELECT key FROM spaces WHERE id = @space)
        """;

    private static List<FoundRow> Nearest(Connection connection, Statements statements, ReadOnlyMemory<float> query, int count, IReadOnlyList<PassageId>? among)
    {
        var command = among is null
            ? connection.Prepared(statements.Nearest, "@query", "@count", "@effort")
            : connection.Prepared(statements.NearestAmong, "@query", "@count", "@effort", "@passages");
        command.Parameters["@query"].Value = Text(query.Span);
        if (among is not null)
        {
            command.Parameters["@passages"].Value = Keys(among);
        }

        // Rows that are no more are met until they are taken out, and may be all that is near.
        for (long lines = count; ; lines *= 4)
        {
            command.Parameters["@count"].Value = lines;
            command.Parameters["@effort"].Value = Math.Clamp(lines, LeastEffort, MostEffort).ToString(CultureInfo.InvariantCulture);
            var (found, met) = Read(command);
            if (found.Count >= count || met < lines)
            {
                return found;
            }
        }
    }

    /// <summary>The statements for a language's partition; null while it has none, because it has no rows.</summary>
    private Statements? Find(Connection connection, VectorIndexKey index)
    {
        if (_known.TryGetValue(index, out var known))
        {
            return known;
        }

        var names = _tables.NamesIn(connection.Db);
        var command = connection.Prepared(names.In(KeyOf), "@collection", "@space", "@language");
        command.Parameters["@collection"].Value = index.Collection.Value;
        command.Parameters["@space"].Value = index.Space.Id;
        command.Parameters["@language"].Value = index.Language.Value;
        return command.ExecuteScalar() is long key ? _known[index] = Statements.Of(names, key, index.Space.Dimensions) : null;
    }

    private const string KeyOf =
        "SELECT key FROM :own.indexes WHERE collection_id = @collection AND space = (SELECT key FROM spaces WHERE id = @space) AND language = @language";

    /// <summary>The rows that a command finds, and how many it met with those that are no more.</summary>
    private static (List<FoundRow> Found, int Met) Read(DbCommand command)
    {
        var (found, met) = (new List<FoundRow>(), 0);
        using var lines = command.ExecuteReader();

        // What a setting answers comes first.
        while (lines.FieldCount < 2 && lines.NextResult())
        {
        }

        for (; lines.Read(); met++)
        {
            if (!lines.IsDBNull(0))
            {
                found.Add(new(new(lines.GetInt64(0)), Columns.Vector(lines.GetFieldValue<byte[]>(1))));
            }
        }

        return (found, met);
    }

    private static long[] Keys(IReadOnlyList<PassageId> passages)
    {
        var keys = new long[passages.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = passages[i].Value;
        }

        return keys;
    }

    private static string Text(ReadOnlySpan<float> vector)
    {
        var text = new System.Text.StringBuilder("[", vector.Length * 12);
        foreach (var component in vector)
        {
            text.Append(text.Length > 1 ? "," : "").Append(CultureInfo.InvariantCulture, $"{component}");
        }

        return text.Append(']').ToString();
    }

    /// <summary>The statements for one partition, which is named, so that its own graph serves them whatever the plan.</summary>
    private sealed record Statements(string Nearest, string NearestAmong)
    {
        // As far as the graph must be gone through for so many rows, and further where rows that are no more stand in between.
        private const string Settings = "SELECT set_config('hnsw.ef_search', @effort, true); SELECT set_config('hnsw.iterative_scan', 'strict_order', true);";

        public static Statements Of(VectorNames names, long key, int dimensions)
        {
            var distance = string.Create(
                CultureInfo.InvariantCulture, $"(v.embedding:::ext.halfvec({dimensions})) OPERATOR(:ext.<=>) @query:::ext.halfvec({dimensions})");
            return new(
                names.In(Settings + Select($"SELECT v.row_id, {distance} AS distance FROM :own.rows_{key} v ORDER BY {distance} LIMIT @count")),
                // The sum keeps the planner from the graph, which knows nothing of passages.
                names.In(Settings + Select($"SELECT v.row_id, {distance} AS distance FROM :own.rows_{key} v WHERE v.passage_id = ANY (@passages) ORDER BY ({distance}) + 0 LIMIT @count")));

            static string Select(string nearest) =>
                $"SELECT r.passage_id, r.vector FROM ({nearest}) n LEFT JOIN :main.rows r ON r.id = n.row_id ORDER BY n.distance";
        }
    }
}
