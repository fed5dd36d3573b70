using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Translation;

namespace Phasa.Separation.Paths;

/// <summary>Which paths there are from a language to a collection's rows.</summary>
internal sealed class PathPlan(CollectionSnapshot snapshot, TranslatorChain chain, bool hasWords)
{
    private readonly List<LanguageTag> _sources =
        [.. snapshot.Written.Where(w => w.Value.Count > 0).Select(w => w.Key).OrderBy(l => l.Value, StringComparer.Ordinal)];

    /// <summary>The paths to ask when none is named: legs apart only where there are two.</summary>
    public IEnumerable<RetrievalPath> Paths => Enum.GetValues<RetrievalPath>().Where(p => hasWords || p is not (RetrievalPath.AutoVector or RetrievalPath.AutoWords));

    /// <summary>Why a path cannot be asked, or need not be; null when it can.</summary>
    public string? WhyNot(RetrievalPath path, LanguageTag language) => path switch
    {
        RetrievalPath.Auto => null,
        RetrievalPath.AutoVector => hasWords ? null : "there is no word index, so that this is auto",
        RetrievalPath.AutoWords => hasWords ? null : "there is no word index",
        RetrievalPath.Index => snapshot.IndexOf(language).Living == 0 ? $"there are no rows in {language}" : null,
        _ when _sources.TrueForAll(s => s == language) => $"all knowledge is written in {language}, so that this is the index",
        RetrievalPath.QueryTranslation => Untranslatable(language) is { Count: > 0 } pairs ? $"no provider translates {string.Join(", ", pairs)}" : null,
        _ => null,
    };

    private List<LanguagePair> Untranslatable(LanguageTag language) =>
        [.. _sources.Where(s => s != language).Select(s => new LanguagePair(language, s)).Where(pair => !chain.Translates(pair))];
}
