using Phasa.Documents;
using Phasa.Storage;

namespace Phasa.Monitoring;

/// <summary>Takes what people say about answers. Thread-safe.</summary>
public sealed class FeedbackService(IKnowledgeStore store, SearchLogWriter writer, TimeProvider time)
{
    /// <summary>As with a note, without one.</summary>
    public Task GiveAsync(string searchId, PassageId? passage, bool isHelpful, CancellationToken cancellationToken = default) =>
        GiveAsync(searchId, passage, isHelpful, null, cancellationToken);

    /// <summary>Keeps what was said, also about a search that was answered a moment ago. Saying it anew replaces what was said before.</summary>
    /// <param name="searchId">The search's id, as <see cref="Search.SearchResult.SearchId"/>.</param>
    /// <param name="passage">The hit it is about; null for the answer as a whole.</param>
    /// <param name="isHelpful">Whether it helped.</param>
    /// <param name="note">What is missing, in the words of whoever said it; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.SearchNotFound"/>; <see cref="ErrorCodes.PassageNotFound"/>: the passage is none of the search's hits.</exception>
    public async Task GiveAsync(string searchId, PassageId? passage, bool isHelpful, string? note, CancellationToken cancellationToken = default)
    {
        if (!Guid.TryParseExact(searchId, "N", out var id))
        {
            throw Missing();
        }

        if (writer.IsPending(id))
        {
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        var search = await store.Searches.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw Missing();
        if (passage is { } hit && search.Record.Hits.All(h => h.Passage != hit))
        {
            throw new PhasaException(
                ErrorCodes.PassageNotFound,
                search.Record.HitCount > SearchRecord.MostHits
                    ? $"Passage {hit} is none of the first {SearchRecord.MostHits} hits of the search; of the others the log knows nothing."
                    : $"Passage {hit} is none of the hits of the search.",
                "Name the 'passageId' of one of its hits, or none for the answer as a whole.");
        }

        if (!await store.Searches.SaveFeedbackAsync(id, new(passage, isHelpful, time.GetUtcNow(), note), cancellationToken).ConfigureAwait(false))
        {
            throw Missing();
        }
    }

    private static PhasaException Missing() => new(ErrorCodes.SearchNotFound, "There is no search of that id in the search log.");
}
