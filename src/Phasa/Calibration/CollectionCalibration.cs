using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Calibration;

/// <summary>All thresholds of a collection in one space, fitted together.</summary>
public sealed record CollectionCalibration
{
    /// <summary>The space; its thresholds hold in no other.</summary>
    public required EmbeddingSpace Space { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What stood for users' queries.</summary>
    public required CalibrationSource Source { get; init; }

    /// <summary>What its random choices began with.</summary>
    public required int Seed { get; init; }

    /// <summary>The rows of each language then.</summary>
    public required IReadOnlyList<LanguageRows> Rows { get; init; }

    /// <summary>Each pair of languages that a search can meet and that had queries, by query language and row language.</summary>
    public required IReadOnlyList<PairCalibration> Pairs { get; init; }

    /// <summary>What was calibrated for a pair; null when nothing was.</summary>
    public PairCalibration? Find(LanguageTag query, LanguageTag row) => Pairs.FirstOrDefault(p => p.Fit.Query == query && p.Fit.Row == row);

    /// <summary>How many rows a language had then.</summary>
    public int RowsIn(LanguageTag language) => Rows.FirstOrDefault(r => r.Language == language).Rows;

    /// <summary>The languages whose rows have outgrown the thresholds.</summary>
    /// <param name="now">The rows of each language now.</param>
    public IEnumerable<LanguageTag> Outgrown(IReadOnlyList<LanguageRows> now) =>
        from language in Rows.Concat(now).Select(r => r.Language).Distinct()
        where LanguageRows.HasOutgrown(RowsIn(language), now.FirstOrDefault(r => r.Language == language).Rows)
        select language;
}
