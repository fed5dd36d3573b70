using Phasa.Languages;

namespace Phasa.Bench.Alerts;

/// <summary>A search that somebody makes.</summary>
internal readonly record struct Asked(DateTimeOffset At, LanguageTag Language, string Query);

/// <summary>
/// Fourteen days of searches in four languages: by day and night, less on weekends, some questions asked far more often than others and which ones changing
/// from day to day, some cut short or run together, and some that the handbook does not answer. On one day in four and in one of the languages a single
/// question, answered or not, is every sixth of that day's.
/// </summary>
internal sealed class Traffic(int seed, IReadOnlyList<IReadOnlyDictionary<string, string>> answerable, IReadOnlyList<IReadOnlyDictionary<string, string>> unanswerable)
{
    private static readonly string[] Languages = ["ja", "en", "th", "lo"];

    /// <summary>How long it lasts.</summary>
    public const int Days = 14;

    /// <summary>Lao searches on a weekday, by the seed.</summary>
    public int LaoADay { get; } = (seed % 3) switch { 0 => 30, 1 => 100, _ => 300 };

    /// <summary>The searches in the order of time.</summary>
    public IEnumerable<Asked> From(DateTimeOffset start)
    {
        var random = new Random(seed);
        var ranks = Enumerable.Range(0, answerable.Count).ToArray();
        random.Shuffle(ranks);
        for (var day = 0; day < Days; day++)
        {
            var date = start.AddDays(day);
            for (var i = 0; i < 5; i++)
            {
                var (a, b) = (random.Next(ranks.Length), random.Next(ranks.Length));
                (ranks[a], ranks[b]) = (ranks[b], ranks[a]);
            }

            var burst = random.NextDouble() < 0.25 ? (Language: Languages[random.Next(Languages.Length)], All: random.Next(2) == 0 ? answerable : unanswerable, Place: random.NextDouble()) : default;
            var share = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.4 : 1;
            var asked = new (string Language, int ADay)[] { ("ja", 120), ("en", 90), ("th", 60), ("lo", LaoADay) }
                .SelectMany(l => Enumerable.Range(0, (int)Math.Round(l.ADay * share * (0.8 + (0.4 * random.NextDouble()))))
                    .Select(_ => new Asked(
                        date.Add(Hour(random)), LanguageTag.Parse(l.Language),
                        burst.Language == l.Language && random.Next(6) == 0 ? burst.All[(int)(burst.Place * burst.All.Count)][l.Language] : Query(random, ranks, l.Language))))
                .OrderBy(a => a.At).ToList();
            foreach (var search in asked)
            {
                yield return search;
            }
        }
    }

    // Two in three between 9 and 18.
    private static TimeSpan Hour(Random random) => TimeSpan.FromHours(random.Next(3) == 0 ? random.NextDouble() * 24 : 9 + (random.NextDouble() * 9));

    private string Query(Random random, int[] ranks, string language)
    {
        if (random.NextDouble() < 0.12)
        {
            return unanswerable[random.Next(unanswerable.Count)][language];
        }

        var question = Often(random, ranks, language);
        return random.NextDouble() switch
        {
            < 0.5 => question,
            < 0.8 => question[..Math.Max(1, (int)(question.Length * (0.5 + (0.4 * random.NextDouble()))))],
            _ => $"{question} {Often(random, ranks, language)}",
        };
    }

    // Zipf: the question of rank r is asked in proportion to 1/r.
    private string Often(Random random, int[] ranks, string language)
    {
        var rank = (int)Math.Exp(random.NextDouble() * Math.Log(ranks.Length + 1)) - 1;
        return answerable[ranks[Math.Clamp(rank, 0, ranks.Length - 1)]][language];
    }
}
