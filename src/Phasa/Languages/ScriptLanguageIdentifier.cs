namespace Phasa.Languages;

/// <summary>
/// Tells the language by the script, where one candidate alone is written in it. Latin letters are weak evidence, because
/// product names are Latin in every language: another script wins over them unless it is a mere quotation. Thread-safe.
/// </summary>
public sealed class ScriptLanguageIdentifier : ILanguageIdentifier
{
    // A Han character, kana or Hangul syllable says about as much as two and a half letters.
    private const double SyllableWeight = 2.5;

    // Below this share of the (weighted) letters another script is a quotation: in a text that has the grammar of a Latin
    // candidate ("What does 設定 mean?"), and in one that has Latin words only.
    private const double QuotationInSentence = 0.4;
    private const double QuotationAmongNames = 0.15;

    // A few kana among many Han characters are no proof against Chinese, nor a Han character against Korean.
    private const double SameWriting = 0.9;

    /// <inheritdoc/>
    public LanguageIdentification? Identify(string text, IReadOnlyList<LanguageTag> candidates) =>
        Possible(text, candidates) is [var only] ? new LanguageIdentification(only, LanguageSource.Script) : null;

    /// <summary>
    /// The candidates, in their order, that are written in the script the text is written in; empty when the text has no
    /// letters, or mostly letters of scripts that no candidate is written in.
    /// </summary>
    public static IReadOnlyList<LanguageTag> Possible(string text, IReadOnlyList<LanguageTag> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        var letters = Scripts.Of(text);
        var profiles = candidates.Distinct().Select(LanguageProfiles.Of).ToList();
        var latin = profiles.Where(p => p.IsWrittenIn(Script.Latin)).Select(p => p.Tag).ToList();
        var weights = profiles.ConvertAll(p => (p.Tag, Weight: p.Scripts.Where(s => s != Script.Latin).Sum(s => Weight(letters, s))));
        var own = weights.Count == 0 ? 0 : weights.Max(w => w.Weight);
        var latinWeight = latin.Count == 0 ? 0 : Weight(letters, Script.Latin);
        var foreign = Enum.GetValues<Script>()
            .Where(s => s != Script.Latin && !profiles.Exists(p => p.IsWrittenIn(s)))
            .Sum(s => Weight(letters, s));

        if (Math.Max(own, latinWeight) <= foreign)
        {
            return [];
        }

        return own == 0 || IsQuotation(own / (own + latinWeight), text, latin)
            ? latin
            : [.. weights.Where(w => w.Weight >= SameWriting * own).Select(w => w.Tag)];
    }

    private static bool IsQuotation(double share, string text, List<LanguageTag> latin) =>
        share < QuotationAmongNames || (share < QuotationInSentence && FunctionWords.Occur(text, latin));

    private static double Weight(ScriptHistogram letters, Script script) =>
        letters.Count(script) * (script is Script.Han or Script.Hiragana or Script.Katakana or Script.Hangul ? SyllableWeight : 1);
}
