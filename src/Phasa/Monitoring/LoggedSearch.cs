namespace Phasa.Monitoring;

/// <summary>A search in the log.</summary>
/// <param name="Record">What was kept of it.</param>
/// <param name="Feedback">What was said about it: at most once for each hit and once for the whole.</param>
/// <param name="Position">Its place in the log.</param>
public sealed record LoggedSearch(SearchRecord Record, IReadOnlyList<SearchFeedback> Feedback, SearchLogPosition Position);
