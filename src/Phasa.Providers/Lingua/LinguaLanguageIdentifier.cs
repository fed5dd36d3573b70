using System.Collections.Concurrent;
using Lingua;
using Phasa.Languages;

namespace Phasa.Providers.Lingua;

/// <summary>
/// Tells languages of one script apart by letter statistics (Lingua). Only candidates that the text's script allows are
/// compared; one that is left alone needs no detector. Models load on first use of a candidate set and stay in memory.
/// Thread-safe.
/// </summary>
public sealed class LinguaLanguageIdentifier : ILanguageIdentifier
{
    // Letter statistics of a long text are settled by its beginning.
    private const int MaxLength = 4096;

    // Below this distance between the two best languages, 0..0.99, the choice is a guess: "login", "email".
    private const double MinimumDistance = 0.1;

    // From here on three letters at a time tell as much as five do, for a tenth of the memory: 40 MB a language otherwise, and a
    // check of translations compares thirty.
    private const int LongText = 60;

    private readonly ConcurrentDictionary<(string Languages, bool IsLong), Lazy<LanguageDetector>> _detectors = new();

    /// <summary>Whether the detector has statistics for a language.</summary>
    public static bool Knows(LanguageTag language) => LinguaLanguages.Of(language) is not null;

    /// <summary>
    /// The language by detection, or by script when the script leaves one candidate; null when the text gives no
    /// evidence, the two best languages are too close, or fewer than two possible candidates are known to the detector.
    /// </summary>
    public LanguageIdentification? Identify(string text, IReadOnlyList<LanguageTag> candidates)
    {
        var possible = ScriptLanguageIdentifier.Possible(text, candidates);
        if (possible is [var only])
        {
            return new LanguageIdentification(only, LanguageSource.Script);
        }

        // Two tags of one language (zh-Hans, zh-Hant) are one to the detector; the first candidate stands for both.
        var known = possible
            .Select(tag => (Tag: tag, Language: LinguaLanguages.Of(tag)))
            .Where(c => c.Language is not null)
            .DistinctBy(c => c.Language)
            .ToDictionary(c => c.Language!.Value, c => c.Tag);
        if (known.Count < 2)
        {
            return null;
        }

        var detected = Detector(known.Keys, text.Length >= LongText).DetectLanguageOf(text.Length <= MaxLength ? text : text[..MaxLength]);
        return known.TryGetValue(detected, out var language) ? new LanguageIdentification(language, LanguageSource.Detected) : null;
    }

    private LanguageDetector Detector(IEnumerable<Language> languages, bool isLong)
    {
        var set = languages.Order().ToArray();
        return _detectors.GetOrAdd((string.Join(',', set), isLong), _ => new Lazy<LanguageDetector>(() =>
        {
            var builder = LanguageDetectorBuilder.FromLanguages(set).WithMinimumRelativeDistance(MinimumDistance);
            return (isLong ? builder.WithLowAccuracyMode() : builder).Build();
        })).Value;
    }
}
