using Phasa.Languages;

namespace Phasa.Translation.Checks;

/// <summary>The checks every translation passes before it is accepted: the quality gate.</summary>
public static class TranslationChecks
{
    /// <summary>
    /// The checks in order: the first finding is the one that is reported, and a text in the wrong language has lost its
    /// sentences as well. The length check learns from what the chain accepts, so each chain has checks of its own.
    /// </summary>
    /// <param name="identifier">Tells languages of one script apart; without it their small words do, for the few that are listed.</param>
    public static IReadOnlyList<ITranslationCheck> Create(ILanguageIdentifier? identifier = null) =>
    [
        new EmptyCheck(), new RefusalCheck(), new RepetitionCheck(), new ScriptCheck(), new LanguageCheck(identifier),
        new RemainderCheck(), new StructureCheck(), new PlaceholderCheck(), new CodeCheck(), new LinkCheck(),
        new NumberCheck(), new UnitCheck(), new CutOffCheck(), new LengthCheck(),
    ];
}
