using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Search.Evidence;
using Phasa.Search.Legs;
using Phasa.Storage;

namespace Phasa.Search;

/// <summary>Answers searches. Thread-safe.</summary>
public sealed class SearchService(
    IKnowledgeStore store,
    CollectionIndexes indexes,
    CollectionModels models,
    QueryLanguageResolver languages,
    QueryEmbedding embedding,
    QueryTranslation translation,
    CollectionThresholds thresholds,
    CollectionEvidence measurements,
    TimeProvider time,
    IWordIndexes? words = null)
{
    /// <summary>
    /// How often a search begins anew because documents it found were replaced before their texts were read. Each time
    /// takes a newer snapshot, so that even a second attempt is rare.
    /// </summary>
    private const int MaxAttempts = 16;

    /// <summary>Searches a collection.</summary>
    /// <exception cref="PhasaException">The request is out of range, the collection or route is not there, or the model failed.</exception>
    public async Task<SearchResult> SearchAsync(string collectionName, SearchRequest request, CancellationToken cancellationToken = default)
    {
        var started = time.GetTimestamp();
        request.Validate();
        if (request.Legs == SearchLegs.Words && words is null)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, "This installation has no word index.", "Search with 'vector', or add one to the host: UseWords(folder).") { Location = "/legs" };
        }

        QueryVectors? query = null;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // Read anew each time: the collection may have moved to another model's space since.
            var collection = await store.Collections.FindAsync(collectionName, cancellationToken).ConfigureAwait(false)
                ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"There is no collection '{collectionName}'.");
            var model = await models.ForAsync(collection, cancellationToken).ConfigureAwait(false);
            var language = languages.Resolve(request.Language, request.Query, collection.Languages);

            // Before the rows: every passage that has words then has its slot.
            var (texts, wordless) = await TextsAsync(collection, request.Legs ?? SearchLegs.Both, cancellationToken).ConfigureAwait(false);
            using var held = texts;
            if (await SnapshotAsync(collection, cancellationToken).ConfigureAwait(false) is not { } snapshot)
            {
                continue;
            }

            if (snapshot.Space != model.Space)
            {
                // The one place where vectors are compared: it trusts nobody before it.
                throw new PhasaException(ErrorCodes.SpaceMismatch, $"The query lies in {model.Space}, the rows of '{collectionName}' in {snapshot.Space}.");
            }

            query = query?.IsFor(model, language.Language) == true ? query : new QueryVectors(model, embedding, translation, request.Query, language.Language);
            var calibration = await thresholds.ForAsync(collection, cancellationToken).ConfigureAwait(false);
            var (evidence, unreadable) = await measurements.ForAsync(collection, cancellationToken).ConfigureAwait(false);
            var legs = new RouteLegs(snapshot, texts, request.Legs ?? SearchLegs.Both, request.Top, request.Threshold);
            var walk = new RouteWalk(snapshot, legs, model, calibration, evidence, request, language.Language, query);
            var (runs, untranslated) = await walk.GoAsync(RoutePlanner.Plan(snapshot, language.Language, request.Route, evidence, translation.IsThere), cancellationToken).ConfigureAwait(false);
            var hits = await ReadAsync(collection, snapshot, Math.Min(snapshot.Sequence, texts?.Sequence ?? long.MaxValue), RankFusion.Fuse(runs, request.Top), cancellationToken).ConfigureAwait(false);
            if (hits is null)
            {
                continue;
            }

            var routes = runs.Select(r => r.Report).ToList();
            return new(
                Guid.CreateVersion7(time.GetUtcNow()).ToString("N"),
                language,
                routes,
                hits,
                [
                    .. SearchWarnings.For(collection, model, calibration, evidence, request, language.Language, routes),
                    .. wordless,
                    .. EvidenceWarnings.For(evidence, unreadable, language.Language, routes, untranslated),
                ],
                time.GetElapsedTime(started))
            { Measurement = evidence?.Id };
        }

        throw new PhasaException(ErrorCodes.Overloaded, $"The documents of '{collectionName}' that match are replaced faster than they can be read.");
    }

    /// <summary>The indexes as they are now; null when the collection has left the space it was read in.</summary>
    private async ValueTask<CollectionSnapshot?> SnapshotAsync(Collection collection, CancellationToken cancellationToken)
    {
        try
        {
            return await indexes.CurrentAsync(collection, cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.SpaceMismatch)
        {
            return null;
        }
    }

    /// <summary>The words as they are now; a search that can do without them does, and says so.</summary>
    private async ValueTask<(IWordSnapshot? Texts, IReadOnlyList<SearchWarning> Warnings)> TextsAsync(
        Collection collection, SearchLegs legs, CancellationToken cancellationToken)
    {
        if (words is null || legs == SearchLegs.Vector)
        {
            return (null, []);
        }

        try
        {
            return (await words.CurrentAsync(collection, cancellationToken).ConfigureAwait(false), []);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.StoreUnavailable && legs == SearchLegs.Both)
        {
            return (null, [new("words-leg-unavailable", $"Only vectors were searched. {e.Message}")]);
        }
    }

    /// <summary>The hits with their texts, or null when a document changed after the earlier of rows and words was taken.</summary>
    private async Task<IReadOnlyList<Hit>?> ReadAsync(
        Collection collection, CollectionSnapshot snapshot, long sequence, IReadOnlyList<FusedPassage> passages, CancellationToken cancellationToken)
    {
        var wanted = passages.Select(p => (snapshot.Passages[p.Slot], p.Run.Report.Language)).ToList();
        var texts = await store.Documents.ReadHitsAsync(collection.Id, wanted, cancellationToken).ConfigureAwait(false);
        if (texts.Count != wanted.Count || texts.Any(t => t.Sequence > sequence))
        {
            return null;
        }

        var byPassage = texts.ToDictionary(t => t.Passage);
        return [.. passages.Select((p, i) => HitOf(i + 1, byPassage[wanted[i].Item1], p, snapshot))];
    }

    private static Hit HitOf(int rank, HitText text, FusedPassage passage, CollectionSnapshot snapshot)
    {
        var route = passage.Run.Report;
        var similarity = passage.Found.Similarity ?? snapshot.IndexOf(route.Language).SimilarityOf(passage.Slot, passage.Run.Vector) ?? 0;
        return new(rank, text, route.Route, similarity, route.Threshold, passage.Relevance) { Found = passage.Found };
    }
}
