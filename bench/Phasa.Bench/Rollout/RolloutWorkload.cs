using System.Text.Json;
using Phasa.Rollout;

namespace Phasa.Bench.Rollout;

/// <summary>How much of the gain that the best order brings a plan brings for the same cost.</summary>
internal sealed class RolloutWorkload : IWorkload
{
    private static readonly double[] Shares = [0.1, 0.25, 0.5];

    /// <inheritdoc/>
    public string Name => "rollout";

    /// <inheritdoc/>
    public string Description => "Plans of what to translate, made of simulated months of searches, a seed a round: the share of the best order's gain at a tenth, a quarter and half of the whole cost, against the order of the alphabet and by chance.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var orders = new Dictionary<string, List<double[]>>();
        for (var seed = 1; seed <= rounds; seed++)
        {
            var month = new SimulatedMonth(seed);
            var plan = RolloutPlanner.Plan(month.Open, month.Traffic, SimulatedMonth.Documents, month.Chances, o => new(0, 0, o.Characters, "characters", "simulated"), budget: null, days: 30);
            var best = Gains(month, month.Open.OrderByDescending(o => month.TrueGain(o) / o.Characters));
            var random = new Random(seed);
            Keep("plan", Gains(month, plan.Lines.Select(l => l.Open)));
            Keep("alphabet", Gains(month, month.Open.OrderBy(o => o.DocumentId, StringComparer.Ordinal)));
            Keep("chance", Gains(month, month.Open.OrderBy(_ => random.Next())));

            void Keep(string order, double[] gains)
            {
                if (!orders.TryGetValue(order, out var kept))
                {
                    orders[order] = kept = [];
                }

                kept.Add([.. gains.Zip(best, (g, b) => g / b)]);
            }
        }

        var figures = new
        {
            seeds = rounds,
            documents = SimulatedMonth.Documents,
            shareOfBestGain = orders.ToDictionary(
                o => o.Key,
                o => Shares.Select((s, i) => new
                {
                    costShare = s,
                    mean = Math.Round(o.Value.Average(g => g[i]), 3),
                    least = Math.Round(o.Value.Min(g => g[i]), 3),
                }).ToArray()),
        };
        await progress.WriteLineAsync(JsonSerializer.Serialize(figures).AsMemory(), cancellationToken);
        return figures;
    }

    /// <summary>The gain of an order by the time that each share of the whole cost is spent.</summary>
    private static double[] Gains(SimulatedMonth month, IEnumerable<OpenTranslation> order)
    {
        var (all, spent, gain, reached) = (month.Open.Sum(o => (double)o.Characters), 0.0, 0.0, new double[Shares.Length]);
        foreach (var open in order)
        {
            spent += open.Characters;
            gain += month.TrueGain(open);
            for (var i = 0; i < Shares.Length; i++)
            {
                reached[i] = spent <= Shares[i] * all ? gain : reached[i];
            }
        }

        return reached;
    }
}
