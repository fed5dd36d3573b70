using Phasa.Languages;
using Phasa.Rollout;

namespace Phasa.Bench.Rollout;

/// <summary>
/// A knowledge base in Japanese, wholly there in English and in small part in Thai and Lao, and a month of searches in it.
/// Documents are asked for by Zipf's law, by each language in an order of its own that resembles the others'; lengths are
/// lognormal. What a search is given follows chances that the planner knows from a measurement with an error.
/// </summary>
internal sealed class SimulatedMonth
{
    /// <summary>How many documents there are.</summary>
    public const int Documents = 2_000;

    private const double ReadyShare = 0.2;
    private const double TasteSpread = 0.7;
    private const double MeasuringError = 0.05;
    private const double ZeroShare = 0.5;

    private static readonly LanguageTag Source = LanguageTag.Parse("ja");
    private static readonly (LanguageTag Language, int Searches, HitChances Chances, bool IsWhole)[] Languages =
    [
        (LanguageTag.Parse("en"), 20_000, new(0.8, 0.7, IsMeasured: true), true),
        (LanguageTag.Parse("th"), 6_000, new(0.8, 0.45, IsMeasured: true), false),
        (LanguageTag.Parse("lo"), 3_000, new(0.8, 0.05, IsMeasured: true), false),
    ];

    private readonly Random _random;
    private readonly Dictionary<(LanguageTag, string), double> _gain = [];
    private readonly Dictionary<LanguageTag, HitChances> _measured;

    public SimulatedMonth(int seed)
    {
        _random = new(seed);
        _measured = Languages.ToDictionary(l => l.Language, l => new HitChances(Measured(l.Chances.Own), Measured(l.Chances.Across), IsMeasured: true));
        var ids = Enumerable.Range(0, Documents).Select(i => $"doc-{i:D4}").ToArray();
        var lengths = ids.ToDictionary(i => i, _ => (long)(1_500 * Math.Exp(Normal())));
        var sought = ids.OrderBy(_ => _random.Next()).Select((id, rank) => (id, Weight: 1.0 / (rank + 1))).ToDictionary(x => x.id, x => x.Weight);
        foreach (var (language, searches, chances, isWhole) in Languages)
        {
            var demand = Normalised(sought.ToDictionary(s => s.Key, s => s.Value * Math.Exp(TasteSpread * Normal())));
            var ready = ids.Where(_ => isWhole || _random.NextDouble() < ReadyShare).ToHashSet();
            foreach (var id in ids.Where(i => !ready.Contains(i)))
            {
                Open.Add(new(id, id, Source, language, 1, 1, lengths[id]));
                _gain[(language, id)] = searches * demand[id] * chances.Severity;
            }

            Traffic[language] = Search(language, searches, chances, demand, ready, ids);
        }
    }

    /// <summary>What the searches of the month were given.</summary>
    public Dictionary<LanguageTag, LanguageTraffic> Traffic { get; } = [];

    /// <summary>What is not translated.</summary>
    public List<OpenTranslation> Open { get; } = [];

    /// <summary>What a translation really brings in the next month.</summary>
    public double TrueGain(OpenTranslation open) => _gain[(open.Language, open.DocumentId)];

    /// <summary>What was measured.</summary>
    public HitChances Chances(LanguageTag language, LanguageTag source) => _measured[language];

    private LanguageTraffic Search(LanguageTag language, int searches, HitChances chances, Dictionary<string, double> demand, HashSet<string> ready, string[] ids)
    {
        var (own, fallback, zero) = (0, 0, 0);
        Dictionary<string, int> firstHits = [], fallbackHits = [];
        string[] rest = [.. ids.Where(i => !ready.Contains(i))];
        var wheel = new Wheel(demand);
        for (var i = 0; i < searches; i++)
        {
            var wanted = wheel.Spin(_random);
            if (ready.Contains(wanted))
            {
                own++;
                Count(firstHits, _random.NextDouble() < chances.Own ? wanted : ids[_random.Next(ids.Length)]);
            }
            else if (_random.NextDouble() < chances.Across)
            {
                fallback++;
                Count(fallbackHits, wanted);
            }
            else if (_random.NextDouble() < ZeroShare)
            {
                zero++;
            }
            else
            {
                fallback++;
                Count(fallbackHits, rest[_random.Next(rest.Length)]);
            }
        }

        return new(language, own, fallback, zero, firstHits, fallbackHits);
    }

    private static void Count(Dictionary<string, int> counts, string id) => counts[id] = counts.GetValueOrDefault(id) + 1;

    private static Dictionary<string, double> Normalised(Dictionary<string, double> weights)
    {
        var all = weights.Values.Sum();
        return weights.ToDictionary(w => w.Key, w => w.Value / all);
    }

    private double Measured(double chance) => Math.Clamp(chance + (MeasuringError * Normal()), 0.01, 0.99);

    // Box and Muller's.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>Draws by weight.</summary>
    private sealed class Wheel(Dictionary<string, double> weights)
    {
        private readonly string[] _ids = [.. weights.Keys];
        private readonly double[] _ends = Ends([.. weights.Values]);

        public string Spin(Random random)
        {
            var place = Array.BinarySearch(_ends, random.NextDouble() * _ends[^1]);
            return _ids[Math.Min(place < 0 ? ~place : place, _ids.Length - 1)];
        }

        private static double[] Ends(double[] weights)
        {
            for (var i = 1; i < weights.Length; i++)
            {
                weights[i] += weights[i - 1];
            }

            return weights;
        }
    }
}
