namespace Phasa.Translation.Exchange;

/// <summary>The errors of files that cannot be read.</summary>
internal static class ExchangeFault
{
    /// <summary>No text of a unit may be longer, in UTF-16 code units: a passage is a few paragraphs, so a longer one is a broken or a hostile file.</summary>
    public const int MaxText = 1_000_000;

    /// <summary>A fault at a line, counted from 1.</summary>
    public static PhasaException At(string name, long line, string what, string? nextStep = null, Exception? inner = null) =>
        new(ErrorCodes.InvalidTranslationFile, $"{name}, line {line}: {what}.", nextStep, inner) { Location = $"{name}:{line}" };
}
