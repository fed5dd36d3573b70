using Phasa.Languages;
using Phasa.Translation;
using Phasa.Translation.Checks;

namespace Phasa.Answers.Generation;

/// <summary>Tells whether a model answered in the language it was asked to, as the checks of translations tell it. Thread-safe.</summary>
public sealed class AnswerLanguage(IEnumerable<ILanguageIdentifier> identifiers)
{
    private readonly LanguageIdentifierChain _chain = new([.. identifiers]);
    private readonly ScriptCheck _script = new();

    /// <summary>The language of a text: <paramref name="asked"/> unless there is evidence against it.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="asked">What it was to write in.</param>
    /// <param name="passages">What it was given: names from there are no evidence.</param>
    /// <param name="candidates">What else it may be.</param>
    internal LanguageTag Of(string text, LanguageTag asked, string passages, IReadOnlyList<LanguageTag> candidates)
    {
        var pair = new LanguagePair(LanguageTag.Undetermined, asked);
        if (_script.Check(pair, passages, text) is null && new LanguageCheck(_chain).Check(pair, passages, text) is null)
        {
            return asked;
        }

        var others = candidates.Append(LanguageTag.Parse("en")).Where(c => c != asked).Distinct().ToList();
        return _chain.Identify(text, others) is { } found ? found.Language : LanguageTag.Undetermined;
    }
}
