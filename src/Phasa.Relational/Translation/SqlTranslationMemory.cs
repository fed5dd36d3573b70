using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Phasa.Relational.Connections;
using Phasa.Translation;
using Phasa.Translation.Memory;

namespace Phasa.Relational.Translation;

/// <summary>The translation memory of a store.</summary>
internal sealed class SqlTranslationMemory(Database database) : ITranslationMemory
{
    /// <summary>A page of what came after a sequence.</summary>
    internal const string Later =
        """
        SELECT sequence, source, target, origin FROM translation_units
        WHERE source_language = @from AND target_language = @to AND sequence > @after ORDER BY sequence LIMIT 1000
        """;

    private const string ByKey =
        "SELECT source, target, origin FROM translation_units WHERE source_language = @from AND target_language = @to AND key = @key";

    public Task AddAsync(IReadOnlyCollection<TranslationUnit> units, CancellationToken cancellationToken) => database.WriteAsync(
        // Not an upsert: a unit that is replaced gets a new sequence.
        db => db.Execute(
            """
            DELETE FROM translation_units WHERE source_language = @From AND target_language = @To AND key = @Key;
            INSERT INTO translation_units (source_language, target_language, key, source, target, origin)
            VALUES (@From, @To, @Key, @Source, @Target, @Origin);
            """,
            units.Select(u => new { From = u.Pair.Source.Value, To = u.Pair.Target.Value, u.Key, u.Source, u.Target, u.Origin })),
        cancellationToken);

    public Task<IReadOnlyList<TranslationUnit?>> FindExactAsync(
        LanguagePair pair, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        database.QueryAsync(
            reader => reader.Snapshot<IReadOnlyList<TranslationUnit?>>(() =>
            {
                var command = Prepare(reader, ByKey, pair, "@key");
                return [.. keys.Select(key => Find(command, pair, key))];
            }),
            cancellationToken);

    // By pages, each read at once: no connection waits while the caller works, and what is replaced in between comes later.
    public async IAsyncEnumerable<StoredUnit> ReadAsync(
        LanguagePair pair, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await database.QueryAsync(reader => ReadPage(reader, pair, after), cancellationToken) is [.., var last] page)
        {
            foreach (var unit in page)
            {
                yield return unit;
            }

            after = last.Sequence;
        }
    }

    public Task<long> CountAsync(LanguagePair? pair, CancellationToken cancellationToken) => database.QueryAsync(
        reader => reader.Db.ExecuteScalar<long>(
            pair is null
                ? "SELECT COUNT(*) FROM translation_units"
                : "SELECT COUNT(*) FROM translation_units WHERE source_language = @From AND target_language = @To",
            new { From = pair?.Source.Value, To = pair?.Target.Value }),
        cancellationToken);

    private static DbCommand Prepare(Connection reader, string sql, LanguagePair pair, string third)
    {
        var command = reader.Prepared(sql, "@from", "@to", third);
        command.Parameters["@from"].Value = pair.Source.Value;
        command.Parameters["@to"].Value = pair.Target.Value;
        return command;
    }

    private static TranslationUnit? Find(DbCommand command, LanguagePair pair, string key)
    {
        command.Parameters["@key"].Value = key;
        using var unit = command.ExecuteReader();
        return unit.Read() ? new(pair, unit.GetString(0), unit.GetString(1), unit.GetString(2)) : null;
    }

    private static List<StoredUnit> ReadPage(Connection reader, LanguagePair pair, long after)
    {
        var command = Prepare(reader, Later, pair, "@after");
        command.Parameters["@after"].Value = after;
        using var lines = command.ExecuteReader();
        List<StoredUnit> page = [];
        while (lines.Read())
        {
            page.Add(new(lines.GetInt64(0), new(pair, lines.GetString(1), lines.GetString(2), lines.GetString(3))));
        }

        return page;
    }
}
