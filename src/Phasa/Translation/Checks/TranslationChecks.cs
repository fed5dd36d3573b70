using Phasa.Languages;
using Phasa.Translation.Glossaries;

namespace Phasa.Translation.Checks;

/// <summary>The checks every translation passes before it is accepted: the quality gate.</summary>
public static class TranslationChecks
{
    /// <summary>
    /// The checks in order: the first finding is the one that is reported, and a text in the wrong language has lost its
    /// sentences as well. The length check learns from what the chain accepts, so each chain has checks of its own.
    /// </summary>
    /// <param name="identifier">Tells languages of one script apart; without it their small words do, for the few that are listed.</param>
    /// <param name="glossary">The terms that translations must use or keep; none when null.</param>
    public static IReadOnlyList<ITranslationCheck> Create(ILanguageIdentifier? identifier = null, Glossary? glossary = null)
    {
        var terms = glossary ?? Glossary.Empty;
        return
        [
            new EmptyCheck(), new RefusalCheck(), new RepetitionCheck(),
            new KeptNamesAside(new ScriptCheck(), terms), new KeptNamesAside(new LanguageCheck(identifier), terms), new KeptNamesAside(new RemainderCheck(), terms),
            new StructureCheck(), new PlaceholderCheck(), new CodeCheck(), new LinkCheck(), new NumberCheck(), new UnitCheck(),
            new GlossaryCheck(terms), new CutOffCheck(), new LengthCheck(),
        ];
    }
}
