using System.Text.Json;
using Phasa.Relational.Connections;
using Phasa.Separation;
using Phasa.Separation.Jobs;
using Phasa.Separation.PairSets;

namespace Phasa.Relational.Measurements;

/// <summary>The JSON of the table <c>measurements</c>. What cannot be read is an error that names the measurement.</summary>
internal static class StoredJson
{
    public static string Of(PairSet pairs) => Columns.JsonOf(new Pairs(pairs.Name, pairs.Items, pairs.IsParallelOnly));

    public static PairSet PairsOf(long id, string json) =>
        Read(id, "pairs", () => Columns.FromJson<Pairs>(json) is { Name: { } name, Items: { } items } read ? new PairSet(name, items, read.IsParallelOnly) : null);

    public static Measurement ResultOf(long id, string json) => Read(id, "result", () => MeasurementJson.Read(json, $"measurement {new MeasurementId(id)}"));

    public static MeasurementRequest RequestOf(long id, string json) => Read(id, "request", () => Columns.FromJson<MeasurementRequest>(json));

    private static T Read<T>(long id, string what, Func<T?> read)
        where T : class
    {
        Exception? cause = null;
        try
        {
            if (read() is { } value)
            {
                return value;
            }
        }
        catch (Exception e) when (e is JsonException or PhasaException or ArgumentException or NotSupportedException)
        {
            cause = e;
        }

        throw new PhasaException(
            ErrorCodes.StoreIncompatible, $"The {what} of measurement {new MeasurementId(id)} in the store cannot be read{(cause is null ? "." : $": {cause.Message}")}",
            $"Delete it with DELETE /v1/measurements/{new MeasurementId(id)} and measure again.", cause);
    }

    private sealed record Pairs(string Name, IReadOnlyList<PairItem> Items, bool IsParallelOnly);
}
