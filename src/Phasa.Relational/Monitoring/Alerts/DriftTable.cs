using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring.Alerts.Drift;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Monitoring.Alerts;

/// <summary>How languages drift, inside the transaction that the caller has begun.</summary>
internal static class DriftTable
{
    public static IReadOnlyList<DriftState> List(DbConnection db, CollectionId collection) =>
    [
        .. db.Query<(string Language, string State)>("SELECT language, state FROM drifts WHERE collection_id = @Value ORDER BY language", new { collection.Value })
            .Select(d => Of(collection, Columns.Tag(d.Language), d.State)),
    ];

    public static DriftState? Find(DbConnection db, CollectionId collection, LanguageTag language) =>
        db.ExecuteScalar<string?>("SELECT state FROM drifts WHERE collection_id = @Collection AND language = @Language", new { Collection = collection.Value, Language = language.Value })
            is { } state ? Of(collection, language, state) : null;

    public static void Put(DbConnection db, IEnumerable<DriftState> states) => db.Execute(
        """
        INSERT INTO drifts (collection_id, language, state) SELECT id, @Language, @State FROM collections WHERE id = @Collection
        ON CONFLICT (collection_id, language) DO UPDATE SET state = excluded.state
        """,
        states.Select(s => new { Collection = s.Collection.Value, Language = s.Language.Value, State = Columns.JsonOf(s) }));

    private static DriftState Of(CollectionId collection, LanguageTag language, string state) =>
        Columns.FromJson<DriftState>(state) with { Collection = collection, Language = language };
}
