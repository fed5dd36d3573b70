using System.Diagnostics;
using Phasa.Search;

namespace Phasa.Monitoring.Traces;

/// <summary>The span of a search: a retrieval of the GenAI conventions, under the name that it has everywhere in Phasa.</summary>
internal static class SearchSpan
{
    /// <summary>Begins it.</summary>
    public static Activity? Start(string collection) =>
        PhasaTracing.Start($"search {collection}")?.SetTag(SpanTags.Operation, "retrieval").SetTag(SpanTags.DataSource, collection).SetTag(SpanTags.Collection, collection);

    /// <summary>Says what it found.</summary>
    public static void Answered(this Activity? span, SearchResult result) => span?
        .SetTag(SpanTags.Search, result.SearchId)
        .SetTag(SpanTags.Language, result.Language.Language.Value)
        .SetTag(SpanTags.Outcome, SearchMetrics.OutcomeOf(result))
        .SetTag(SpanTags.Hits, result.Hits.Count)
        .SetTag(SpanTags.IsRepeated, result.IsRepeated ? true : null);
}
