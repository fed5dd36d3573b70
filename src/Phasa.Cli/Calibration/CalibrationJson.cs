using Phasa.AspNetCore.Collections;
using Phasa.Calibration;
using Phasa.Cli.Output;
using Phasa.Collections;

namespace Phasa.Cli.Calibration;

/// <summary>A calibration as one JSON document; its thresholds are those of <c>GET /v1/collections/{c}</c>.</summary>
internal static class CalibrationJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(
        Terminal terminal, Collection collection, CollectionCalibration calibration, CutPreference prefer, bool isSaved, IReadOnlyList<HeldOutCheck>? checks) =>
        JsonOutput.Write(terminal, new
        {
            Collection = collection.Name,
            calibration.Space.Model,
            Fingerprint = calibration.Space.Id,
            Saved = isSaved,
            Prefer = prefer,
            Thresholds = ThresholdsAnswer.Of(calibration, null, prefer),
            HeldOut = checks?.Select(c => new
            {
                Query = c.Query.Value,
                Rows = c.Row.Value,
                c.Queries,
                c.FalseAccepts,
                c.Band,
                Holds = c.Band.Contains(c.FalseAccepts),
                c.Answerable,
                c.Misses,
                c.MissBand,
                MissHolds = c.Misses is { } misses ? c.MissBand?.Contains(misses) : null,
            }),
        });
}
