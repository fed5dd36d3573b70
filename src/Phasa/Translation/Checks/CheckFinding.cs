namespace Phasa.Translation.Checks;

/// <summary>Why a translation is not accepted.</summary>
/// <param name="Failure">The kind of failure.</param>
/// <param name="Reason">One sentence with the evidence, shortened.</param>
public sealed record CheckFinding(TranslationFailure Failure, string Reason);
