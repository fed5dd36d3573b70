using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Search;
using Phasa.Storage;

namespace Phasa.Monitoring;

/// <summary>Notes questions that were not answered, by those who do not know the id of their search. Thread-safe.</summary>
public sealed class MissingAnswers(
    IKnowledgeStore store, SearchService search, SearchLogWriter writer, FeedbackService feedback, IOptions<SearchLogOptions> options, TimeProvider time)
{
    /// <summary>The longest note, in UTF-16 code units.</summary>
    public const int LongestNote = 500;

    /// <summary>How far back the search is looked for, and among how many of the collection's last ones.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);
    private const int MostRecent = 200;

    /// <summary>
    /// Marks the last search of a question as not helpful. A question that is not among the collection's last searches is
    /// asked anew, so that the log has its figures.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="question">The question as it was, or would be, asked.</param>
    /// <param name="note">What is missing, at most <see cref="LongestNote"/> long; kept only where the log keeps the texts of queries.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was noted; null where no searches are logged.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>; or the question had to be asked, and could not be.</exception>
    public async Task<MissingAnswer?> ReportAsync(Collection collection, SearchRequest question, string? note, CancellationToken cancellationToken = default)
    {
        question.Validate();
        SearchRequest.Require(note is not { Length: > LongestNote }, "/note", $"The note has {note?.Length} characters; {LongestNote} is the limit.");
        if (!options.Value.Enabled)
        {
            return null;
        }

        var known = await FindAsync(collection, question, cancellationToken).ConfigureAwait(false);
        var id = known ?? (await search.SearchAsync(collection.Name, question, cancellationToken).ConfigureAwait(false)).SearchId;
        var kept = string.IsNullOrWhiteSpace(note) || await writer.TextsAsync(cancellationToken).ConfigureAwait(false) != QueryTexts.Full ? null : note;
        await feedback.GiveAsync(id, null, isHelpful: false, kept, cancellationToken).ConfigureAwait(false);
        return new(id, known is null, kept is not null);
    }

    private async Task<string?> FindAsync(Collection collection, SearchRequest question, CancellationToken cancellationToken)
    {
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        var key = QueryHash.Of(await store.Searches.ReadHashKeyAsync(cancellationToken).ConfigureAwait(false), question.Query);
        var filter = new SearchLogFilter { From = time.GetUtcNow() - Recent, Language = question.Language };
        var last = await store.Searches.ListAsync(collection.Id, filter, null, MostRecent, cancellationToken).ConfigureAwait(false);
        return last.FirstOrDefault(s => s.Record.QueryKey == key)?.Record.Id.ToString("N");
    }
}
