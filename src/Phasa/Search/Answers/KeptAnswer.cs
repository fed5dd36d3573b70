using Phasa.Collections;
using Phasa.Documents;

namespace Phasa.Search.Answers;

/// <summary>An answer and what it was made of.</summary>
/// <param name="Question">What was asked: equal questions have equal answers as long as the collection stands as it did.</param>
/// <param name="Collection">The collection as it was.</param>
/// <param name="Result">The answer.</param>
/// <param name="At">When it was made, as a timestamp.</param>
internal sealed record KeptAnswer((CollectionId Collection, SearchRequest Request) Question, Collection Collection, SearchResult Result, long At)
{
    // Objects, their headers and what points to them.
    private const int PerAnswer = 1_000;
    private const int PerRoute = 600;
    private const int PerHit = 900;

    /// <summary>Memory it takes, in bytes, about.</summary>
    public long Bytes { get; } = PerAnswer + (sizeof(char) * (long)Question.Request.Query.Length) + (PerRoute * (long)Result.Routes.Count) + Result.Hits.Sum(h => PerHit + BytesOf(h.Text));

    /// <summary>Whether nothing that the answer depends on has changed: the documents, the space, what was calibrated and measured, the languages.</summary>
    /// <param name="now">The collection as it is.</param>
    public bool StillHolds(Collection now) =>
        now.Sequence == Collection.Sequence
        && now.Space == Collection.Space
        && now.CalibrationVersion == Collection.CalibrationVersion
        && now.MeasurementVersion == Collection.MeasurementVersion
        && now.Languages.SequenceEqual(Collection.Languages);

    private static long BytesOf(HitText text) =>
        sizeof(char) * (long)(text.Text.Length + text.Title.Length + (text.Heading?.Length ?? 0)
            + (ReferenceEquals(text.Text, text.OriginalText) ? 0 : text.OriginalText.Length + text.OriginalTitle.Length + (text.OriginalHeading?.Length ?? 0))
            + text.Metadata.Sum(m => 100 + m.Key.Length + m.Value.GetRawText().Length));
}
