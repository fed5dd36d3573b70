namespace Phasa.Separation.Reports;

/// <summary>What words of a report mean, in English, for whoever shows a measurement.</summary>
public static class Terms
{
    /// <summary>AUC.</summary>
    public const string Auc = /* T */ "The chance that a synonym pair is more similar than an unrelated pair. 1 is perfect, 0.5 is a toss of a coin, below 0.5 is worse than one.";

    /// <summary>A_20 and A_100.</summary>
    public const string TopOf20 = /* T */ "The chance that the right document is the most similar of 20, of 100. Stricter than AUC, and nearer to what a search needs.";

    /// <summary>An interval.</summary>
    public const string Interval = /* T */ "Where the figure would lie with other items of the same kind. Items are drawn anew, thousands of times, to see how much it moves.";

    /// <summary>The control.</summary>
    public const string Control = /* T */ "The same test with shared characters in place of the model. A model that is not better than that may see no meaning at all, only equal numbers and names.";

    /// <summary>Overlap.</summary>
    public const string Overlap = /* T */ "How much of the two distributions lies over each other, if both were bell curves.";

    /// <summary>A synonym pair.</summary>
    public const string SynonymPair = /* T */ "A query and the document of the same item, in one language or in two: they mean the same.";

    /// <summary>An unrelated pair.</summary>
    public const string UnrelatedPair = /* T */ "A query and the document of another item.";
}
