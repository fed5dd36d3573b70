namespace Phasa.Translation.Exchange;

/// <summary>What an import did, or would do.</summary>
public sealed record ImportReport
{
    /// <summary>How many reports a list keeps; the counts are of all.</summary>
    public const int MostReports = 1000;

    /// <summary>How many units had each outcome; outcomes of none are absent.</summary>
    public required IReadOnlyDictionary<UnitOutcome, long> Outcomes { get; init; }

    /// <summary>The units that were refused or left unfinished, the first <see cref="MostReports"/>.</summary>
    public required IReadOnlyList<UnitReport> Refused { get; init; }

    /// <summary>What the quality gate finds in accepted translations, the first <see cref="MostReports"/>; they stand all the same.</summary>
    public required IReadOnlyList<UnitReport> Warnings { get; init; }

    /// <summary>Documents that got translations.</summary>
    public required int Documents { get; init; }

    /// <summary>Pairs of texts of a TMX file that went into the translation memory, besides every correction.</summary>
    public required long MemoryUnits { get; init; }

    /// <summary>Translation jobs queued anew because of them.</summary>
    public required int QueuedJobs { get; init; }

    /// <summary>How many units had an outcome.</summary>
    public long Count(UnitOutcome outcome) => Outcomes.GetValueOrDefault(outcome);

    /// <summary>How many units were refused.</summary>
    public long RefusedCount => Outcomes.Where(o => IsRefusal(o.Key)).Sum(o => o.Value);

    /// <summary>Whether somebody should do something about a unit of this outcome.</summary>
    public static bool IsRefusal(UnitOutcome outcome) => outcome >= UnitOutcome.SourceChanged;
}
