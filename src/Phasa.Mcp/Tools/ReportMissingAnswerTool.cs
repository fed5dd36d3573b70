using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Paths;
using Phasa.Monitoring;
using Phasa.Search;

namespace Phasa.Mcp.Tools;

/// <summary>Notes that a question was not answered.</summary>
[McpServerToolType]
internal sealed class ReportMissingAnswerTool(McpCollections collections, MissingAnswers missing, WorkGate gate)
{
    [McpServerTool(Name = "report_missing_answer", Title = "Report a missing answer", ReadOnly = false, Destructive = false, Idempotent = true, OpenWorld = false, OutputSchemaType = typeof(ReportMissingAnswerResult), UseStructuredContent = true)]
    [Description("Tells the owners of the knowledge base that a question was not answered by what search_knowledge found: the search is marked as not helpful in the search log, "
        + "where owners look for what is missing. Use it after a search found nothing, or nothing that answers the question. The result says when nothing could be noted.")]
    public async Task<CallToolResult> ReportAsync(
        [Description("The question, as it was sent to search_knowledge.")] string query,
        [Description("The collection; may be left out where there is only one (see list_collections).")] string? collection = null,
        [Description("The language it was asked in, as a BCP 47 tag such as 'lo'; found out when left out.")] string? language = null,
        [Description("What is missing, in a sentence of at most 500 characters, without personal data; kept where the log keeps the words of queries.")] string? note = null,
        CancellationToken cancellationToken = default)
    {
        var found = await collections.OneAsync(collection, cancellationToken);
        var request = new SearchRequest(query) { Language = language is null ? null : LanguageTags.Parse(language, "language") };
        using var permit = await gate.WriteAsync(cancellationToken);
        var result = await missing.ReportAsync(found, request, note, cancellationToken) is { } report
            ? new ReportMissingAnswerResult(true, report.SearchId, report.IsAskedAnew, report.IsNoteKept, Sentence(report, note is not null))
            : new ReportMissingAnswerResult(false, null, false, false, "The search log is switched off here (SearchLog:Enabled), so nothing was noted. Tell the user to ask the owners of the knowledge base directly.");
        return McpJson.Result(result.Message, result, McpJson.Shared.ReportMissingAnswerResult);
    }

    private static string Sentence(MissingAnswer report, bool hasNote) =>
        (report.IsAskedAnew ? "The question was not in the search log; it was asked anew and noted as not answered." : "The search is noted as not helpful.")
        + (hasNote && !report.IsNoteKept ? " The note was not kept: the log does not keep the words of queries." : "");
}
