using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;
using Phasa.Bench.Scan;
using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Bench.LanguageIndexes;

/// <summary>A collection of many passages in a store's tables, one row each, put there as a restore would.</summary>
internal static class FilledDatabase
{
    private const int PassagesOfADocument = 100;

    /// <summary>The language of a row: of a hundred, two are Lao and the rest share three others.</summary>
    public static LanguageTag LanguageOf(int row) => Languages[row % 50 == 7 ? 3 : row % 3];

    /// <summary>The languages, the rare one last.</summary>
    public static IReadOnlyList<LanguageTag> Languages { get; } = [.. "en ja th lo".Split(' ').Select(LanguageTag.Parse)];

    /// <summary>Writes the rows; row i has the key i + 1, and so has its passage.</summary>
    public static async Task FillAsync(NpgsqlConnection db, Collection collection, VectorRows set, CancellationToken cancellationToken)
    {
        // No checks and no counts, as in a restore.
        await ExecuteAsync(db, "SET session_replication_role = replica", cancellationToken);
        const string At = "2026-01-01T00:00:00.0000000Z";
        await ImportAsync("documents (key, collection_id, id, version, sequence, language, format, content_hash, created_at, updated_at, title, metadata, text)", (set.Count + PassagesOfADocument - 1) / PassagesOfADocument, (import, i) =>
        {
            import.Write(i + 1L, NpgsqlDbType.Bigint);
            import.Write(collection.Id.Value, NpgsqlDbType.Bigint);
            import.Write($"d{i}", NpgsqlDbType.Text);
            import.Write(1L, NpgsqlDbType.Bigint);
            import.Write(i + 1L, NpgsqlDbType.Bigint);
            foreach (var text in (string[])["en", "plain", "0", At, At, "title", "{}", "text"])
            {
                import.Write(text, NpgsqlDbType.Text);
            }
        });
        await ImportAsync("passages (id, document_key, ordinal, language, hash, text)", set.Count, (import, i) =>
        {
            import.Write(i + 1L, NpgsqlDbType.Bigint);
            import.Write((i / PassagesOfADocument) + 1L, NpgsqlDbType.Bigint);
            import.Write((long)(i % PassagesOfADocument), NpgsqlDbType.Bigint);
            import.Write(LanguageOf(i).Value, NpgsqlDbType.Text);
            import.Write("0", NpgsqlDbType.Text);
            import.Write("text", NpgsqlDbType.Text);
        });
        await ImportAsync("rows (id, passage_id, space, language, part, is_stale, vector)", set.Count, (import, i) =>
        {
            import.Write(i + 1L, NpgsqlDbType.Bigint);
            import.Write(i + 1L, NpgsqlDbType.Bigint);
            import.Write(1L, NpgsqlDbType.Bigint);
            import.Write(LanguageOf(i).Value, NpgsqlDbType.Text);
            import.Write(0L, NpgsqlDbType.Bigint);
            import.Write(0L, NpgsqlDbType.Bigint);
            import.Write(MemoryMarshal.AsBytes(set.Row(i)).ToArray(), NpgsqlDbType.Bytea);
        });
        await ExecuteAsync(db, $"UPDATE collections SET sequence = {set.Count} WHERE id = {collection.Id.Value}; ANALYZE documents; ANALYZE passages; ANALYZE rows", cancellationToken);

        async Task ImportAsync(string table, int lines, Action<NpgsqlBinaryImporter, int> write)
        {
            await using var import = await db.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT BINARY)", cancellationToken);
            import.Timeout = TimeSpan.FromHours(1);
            for (var i = 0; i < lines; i++)
            {
                await import.StartRowAsync(cancellationToken);
                write(import, i);
            }

            await import.CompleteAsync(cancellationToken);
        }
    }

    /// <summary>Runs statements, however long they take.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection db, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, db) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
