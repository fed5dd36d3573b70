using System.ComponentModel;
using ModelContextProtocol.Server;
using Phasa.Monitoring;
using Phasa.Search;

namespace Phasa.Mcp.Tools;

/// <summary>Takes what agents say about answers that are missing.</summary>
[McpServerToolType]
internal sealed class MissingAnswerTool(SearchService search, FeedbackService feedback, KnowledgeCollections collections)
{
    /// <summary>Reports that a question has no answer.</summary>
    [McpServerTool(Name = "report_missing_answer", Title = "Report missing answer", ReadOnly = false, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Tells the operators that a question was not answered, so that they see what is missing in which language. Name the search that did not help, or the question, which is then searched for once more.")]
    public async Task<MissingAnswer> ReportAsync(
        [Description("The 'searchId' that search_knowledge gave.")] string? searchId = null,
        [Description("The question, where no search was made.")] string? query = null,
        [Description("The collection; may be left out where there is but one, or with 'searchId'.")] string? collection = null,
        [Description("The question's language; found out when left out.")] string? language = null,
        CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(searchId))
        {
            if (string.IsNullOrWhiteSpace(query))
            {
                throw new PhasaException(ErrorCodes.InvalidRequest, "Neither 'searchId' nor 'query' says what was not answered.", "Give one of them.");
            }

            var found = await collections.FindAsync(collection, cancellationToken).ConfigureAwait(false);
            searchId = (await search.SearchAsync(found.Name, new(query) { Language = KnowledgeCollections.Language(language) }, cancellationToken).ConfigureAwait(false)).SearchId;
        }

        try
        {
            await feedback.GiveAsync(searchId, passage: null, isHelpful: false, cancellationToken).ConfigureAwait(false);
            return new(true, searchId, null);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.SearchNotFound)
        {
            return new(false, searchId, "The search log has no such search: it is switched off, or does not reach back so far.");
        }
    }
}

/// <summary>What became of a report.</summary>
/// <param name="Recorded">Whether operators see it.</param>
/// <param name="SearchId">The search it is about.</param>
/// <param name="Reason">Why it was not recorded.</param>
internal sealed record MissingAnswer(bool Recorded, string SearchId, string? Reason);
