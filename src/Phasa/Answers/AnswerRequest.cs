using Phasa.Languages;
using Phasa.Search.Filters;

namespace Phasa.Answers;

/// <summary>A question that is to be answered, not only searched for.</summary>
/// <param name="Question">The question, 1–4,000 characters.</param>
public sealed record AnswerRequest(string Question)
{
    /// <summary>The question's language; found out when null.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>Which documents take part; all when null.</summary>
    public MetadataFilter? Filter { get; init; }
}
