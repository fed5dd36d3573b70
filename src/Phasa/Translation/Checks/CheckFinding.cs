namespace Phasa.Translation.Checks;

/// <summary>Why a translation is not accepted.</summary>
/// <param name="Failure">The kind of failure.</param>
/// <param name="Reason">One sentence a person can act on: what was expected and what is there, shortened.</param>
/// <param name="Score">How bad it is, above 0 and up to 1: the share of what the check counts that is wrong; 1 when it cannot be counted.</param>
public sealed record CheckFinding(TranslationFailure Failure, string Reason, double Score = 1);
