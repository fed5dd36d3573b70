namespace Phasa.Translation.Checks;

/// <summary>A text that is not blank has a translation that is not blank.</summary>
public sealed class EmptyCheck : ITranslationCheck
{
    /// <inheritdoc/>
    public string Name => "empty";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output) =>
        string.IsNullOrWhiteSpace(output) && !string.IsNullOrWhiteSpace(source)
            ? new(TranslationFailure.Empty, $"Nothing came back for '{Evidence.Shorten(source)}'.")
            : null;
}
