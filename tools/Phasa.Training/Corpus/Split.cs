using System.IO.Hashing;
using System.Text;

namespace Phasa.Training.Corpus;

/// <summary>
/// Cuts a corpus by document. The files hold documents one after the other without saying where one ends, so the cut is
/// by stretches of neighbouring lines; a stretch is used for one thing only. A held-out segment of which any text
/// also occurs in the training part (an app's 'Cancel') is left out, so that nothing reported on was learnt.
/// </summary>
internal static class Split
{
    private const int Stretch = 40;
    private const int HeldOutPercent = 3;

    /// <summary>The part a line falls into, the same in every run and for every seed.</summary>
    public static SplitPart PartOf(string source, int line)
    {
        var place = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{source}:{line / Stretch}")) % 100;
        return place < HeldOutPercent ? SplitPart.Development
            : place < 2 * HeldOutPercent ? SplitPart.Test
            : SplitPart.Training;
    }

    /// <summary>Segments none of whose texts are among those of <paramref name="training"/>.</summary>
    public static List<Segment> WithoutKnown(IEnumerable<Segment> heldOut, IEnumerable<Segment> training)
    {
        var known = training.SelectMany(s => s.Texts).OfType<string>().Select(Key).ToHashSet();
        return [.. heldOut.Where(s => !s.Texts.OfType<string>().Any(t => known.Contains(Key(t))))];
    }

    /// <summary>A text's letters and digits in lower case: what differs in punctuation alone is the same.</summary>
    public static string Key(string text) => string.Concat(text.Where(c => !char.IsPunctuation(c) && !char.IsWhiteSpace(c))).ToLowerInvariant();
}
