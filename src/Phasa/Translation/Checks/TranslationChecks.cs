namespace Phasa.Translation.Checks;

/// <summary>The checks every translation passes before it is accepted.</summary>
public static class TranslationChecks
{
    /// <summary>In this order: the first finding is the one that is reported, and a refusal is usually in the wrong script as well.</summary>
    public static IReadOnlyList<ITranslationCheck> Standard { get; } =
        [new EmptyCheck(), new RefusalCheck(), new RepetitionCheck(), new ScriptCheck()];
}
