namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>
/// Thai and Lao without tone marks, which informal writers leave out or misplace, and which tell few words apart that
/// their neighbours do not.
/// </summary>
internal static class ThaiLetters
{
    public static string Fold(string text) => text.Any(IsTone) ? string.Concat(text.Where(c => !IsTone(c))) : text;

    private static bool IsTone(char c) => c
        is (>= '\u0E47' and <= '\u0E4C') // maitaikhu, four tones, the mark of a silent letter
        or (>= '\u0EC7' and <= '\u0ECC');
}
