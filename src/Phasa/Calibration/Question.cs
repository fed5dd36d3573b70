namespace Phasa.Calibration;

/// <summary>A query in one language, and the groups of documents that answer it.</summary>
/// <param name="Text">The text to embed.</param>
/// <param name="Groups">The groups; empty when nothing answers it.</param>
internal sealed record Question(string Text, int[] Groups)
{
    /// <summary>Whether a group answers it.</summary>
    public bool IsAnsweredBy(int group) => Array.IndexOf(Groups, group) >= 0;
}
