using System.Diagnostics.Metrics;
using Phasa.Monitoring;
using Phasa.Monitoring.Traces;

namespace Phasa.Translation.Costs;

/// <summary>The metric of what translations cost.</summary>
internal static class SpendMeter
{
    /// <summary>What translations cost, by provider and currency.</summary>
    public const string Cost = "phasa.translation.cost";

    private static readonly Meter Meter = PhasaMeter.Create();
    private static readonly Counter<double> Costs = Meter.CreateCounter<double>(Cost, "{currency}", "What translations cost, in the currency of the configured price.");

    /// <summary>Counts what a call cost.</summary>
    public static void Add(string provider, Money cost) =>
        Costs.Add((double)cost.Amount, new(SpanTags.ProviderName, provider), new("phasa.currency", cost.Currency));
}
