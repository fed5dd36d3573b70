namespace Phasa.Training.Corpus;

/// <summary>The languages of the segment files, in the order of their columns.</summary>
internal static class CorpusLanguages
{
    public static readonly string[] Tags = ["en", "ja", "th", "lo", "km", "my", "vi", "zh", "id", "ko"];

    public static int Count => Tags.Length;

    /// <summary>The column of a language.</summary>
    public static int Index(string tag) => Array.IndexOf(Tags, tag) is >= 0 and var i
        ? i
        : throw new ArgumentException($"'{tag}' is not one of {string.Join(", ", Tags)}.");

    /// <summary>How much a language counts when the vocabulary is chosen: what Phasa was made for comes first.</summary>
    public static float VocabularyWeight(int language) => Tags[language] switch
    {
        "en" => 1.5f,
        "ja" => 1.3f,
        "th" or "lo" => 1.1f,
        "km" or "my" => 1,
        "vi" or "zh" => .7f,
        "ko" => .5f,
        _ => .4f,
    };
}
