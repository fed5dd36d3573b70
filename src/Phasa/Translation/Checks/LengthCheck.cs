using System.Collections.Concurrent;
using System.Text;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds translations far shorter or longer than those of the pair are. Compared is ln(output / source), in letters and
/// digits, with the pair's own median and spread; a short text may differ more, by √(spread² + k/length). Learns from
/// accepted translations of at least <see cref="MinLearned"/> letters, each pair for itself. Thread-safe.
/// </summary>
public sealed class LengthCheck : ITranslationCheck
{
    private const double Limit = 4;
    private const double ShortVariance = 1.0;

    // A word or two may be of any length.
    private const int MinLetters = 12;
    private const int MinLearned = 40;

    private readonly ConcurrentDictionary<LanguagePair, PairLengths> _pairs = new();

    /// <inheritdoc/>
    public string Name => "length";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        var (from, to) = (Letters(source), Letters(output));
        if (from == 0 || to == 0 || pair.Source == pair.Target)
        {
            return null;
        }

        var (centre, spread) = Lengths(pair).Expected();
        var expected = from * Math.Exp(centre);
        if (Math.Min(from, expected) < MinLetters)
        {
            return null;
        }

        var off = Math.Log(to / expected);
        var allowed = Limit * Math.Sqrt((spread * spread) + (ShortVariance / Math.Min(from, expected)));
        return Math.Abs(off) > allowed
            ? new(TranslationFailure.WrongLength, string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"The translation has {to} letters where {expected * Math.Exp(-allowed):0} to {expected * Math.Exp(allowed):0} are usual for {from} from {pair.Source} to {pair.Target}: it seems to {(off < 0 ? "lack a part" : "hold more than the source")}."),
                1 - Math.Exp(-Math.Abs(off)))
            : null;
    }

    /// <inheritdoc/>
    public void Accepted(LanguagePair pair, string source, string output)
    {
        var (from, to) = (Letters(source), Letters(output));
        if (from >= MinLearned && to > 0 && pair.Source != pair.Target)
        {
            Lengths(pair).Add(Math.Log((double)to / from));
        }
    }

    /// <summary>The letters and digits of a text, which is its length here: marks, spaces and signs differ by script.</summary>
    internal static int Letters(string text)
    {
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            count += Rune.IsLetterOrDigit(rune) ? 1 : 0;
        }

        return count;
    }

    private PairLengths Lengths(LanguagePair pair) => _pairs.GetOrAdd(pair, static p => new PairLengths(p));
}
