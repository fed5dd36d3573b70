namespace Phasa.AspNetCore.Search;

/// <summary>What somebody says about an answer.</summary>
/// <param name="Helpful">Whether it helped.</param>
/// <param name="PassageId">The hit it is about; the answer as a whole when absent.</param>
internal sealed record FeedbackBody(bool Helpful, string? PassageId = null);
