namespace Phasa.Training.Batches;

/// <summary>How much text the two sides of a batch's pairs hold.</summary>
internal enum PassageMode
{
    /// <summary>A segment on each side.</summary>
    Segments,

    /// <summary>The same two or three neighbours on each side: passages.</summary>
    Passages,

    /// <summary>A segment on one side, the passage it stands in on the other: a query and what answers it.</summary>
    QueryAndPassage,
}
