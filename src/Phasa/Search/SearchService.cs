using Microsoft.Extensions.Options;
using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Monitoring.Traces;
using Phasa.Search.Answers;
using Phasa.Search.Evidence;
using Phasa.Search.Filters;
using Phasa.Search.Legs;
using Phasa.Search.Reranking;
using Phasa.Storage;

namespace Phasa.Search;

/// <summary>Answers searches. Thread-safe.</summary>
public sealed class SearchService(
    IKnowledgeStore store,
    CollectionIndexes indexes,
    CollectionFilters filters,
    CollectionModels models,
    QueryLanguageResolver languages,
    QueryEmbedding embedding,
    QueryTranslation translation,
    CollectionThresholds thresholds,
    CollectionEvidence measurements,
    IOptions<FusionOptions> fusion,
    HitReranking reranking,
    KeptAnswers answers,
    SearchLogWriter log,
    SearchMetrics metrics,
    TimeProvider time,
    IWordIndexes? words = null)
{
    /// <summary>
    /// How often a search begins anew because documents it found were replaced before their texts were read. Each time
    /// takes a newer snapshot, so that even a second attempt is rare.
    /// </summary>
    private const int MaxAttempts = 16;

    /// <summary>
    /// How often a search waits for words and rows of one sequence number, so that both legs see each document in one
    /// version. Where writes never pause it goes on with words that are some writes older, and begins anew only where
    /// a document that it found was among those writes.
    /// </summary>
    private const int EvenAttempts = 3;

    /// <summary>Searches a collection.</summary>
    /// <exception cref="PhasaException">The request is out of range, the collection or route is not there, or the model failed.</exception>
    public Task<SearchResult> SearchAsync(string collectionName, SearchRequest request, CancellationToken cancellationToken = default) =>
        PhasaTracing.IsListenedTo ? TracedAsync(collectionName, request, cancellationToken) : AnswerAsync(collectionName, request, cancellationToken);

    private async Task<SearchResult> TracedAsync(string collectionName, SearchRequest request, CancellationToken cancellationToken)
    {
        using var span = SearchSpan.Start(collectionName);
        try
        {
            var result = await AnswerAsync(collectionName, request, cancellationToken).ConfigureAwait(false);
            span.Answered(result);
            return result;
        }
        catch (Exception e)
        {
            span.Fail(e);
            throw;
        }
    }

    private async Task<SearchResult> AnswerAsync(string collectionName, SearchRequest request, CancellationToken cancellationToken)
    {
        var clock = new SearchClock(time);
        request.Validate();
        SearchRequest.Require(words is not null || request.Legs is not SearchLegs.Words, "/legs", "This installation has no word index; use 'vector'.");
        QueryVectors? query = null;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // Read anew each time: the collection may have moved to another model's space since.
            var collection = await store.Collections.FindAsync(collectionName, cancellationToken).ConfigureAwait(false)
                ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"There is no collection '{collectionName}'.");
            if (answers.Find(collection, request) is { } known)
            {
                clock.Lap(SearchStep.Collection);
                return Answered(collection, request, known with { SearchId = NewId(), Took = clock.Elapsed, IsRepeated = true }, clock);
            }

            var model = await models.ForAsync(collection, cancellationToken).ConfigureAwait(false);
            clock.Lap(SearchStep.Collection);
            var language = LanguageOf(request, collection);
            clock.Lap(SearchStep.Language);
            var (texts, wordless) = await WordsAsync(collection, request, cancellationToken).ConfigureAwait(false);
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

            if (texts?.Sequence < snapshot.Sequence && attempt < EvenAttempts)
            {
                continue;
            }

            // After the rows, so that it is no older: what has changed between the two is not met among the hits.
            var chosen = request.Filter is { } filter ? await filters.ApplyAsync(collection, snapshot, filter, cancellationToken).ConfigureAwait(false) : null;
            query = query?.IsFor(model, language.Language) == true ? query : new QueryVectors(collection.Id, model, embedding, translation, request.Query, language.Language, clock);
            var calibration = await thresholds.ForAsync(collection, cancellationToken).ConfigureAwait(false);
            var (evidence, unreadable) = await measurements.ForAsync(collection, cancellationToken).ConfigureAwait(false);
            clock.Lap(SearchStep.Snapshot);
            var wanted = reranking.Needed(request.Top);
            var walk = new RouteWalk(snapshot, texts, chosen?.Passages, model, calibration, evidence, fusion.Value, request, wanted, language.Language, query);
            var (runs, untranslated) = await walk.GoAsync(RoutePlanner.Plan(snapshot, language.Language, request.Route, evidence, translation.IsThere), cancellationToken).ConfigureAwait(false);
            wordless ??= runs.Select(r => r.WordsFailure).OfType<PhasaException>().Select(WithoutWords).FirstOrDefault();
            var seen = Math.Min(snapshot.Sequence, texts?.Sequence ?? long.MaxValue);
            var fused = RankFusion.Fuse(runs, wanted);
            clock.Lap(SearchStep.Scan);
            var hits = await ReadAsync(collection, snapshot, seen, fused, cancellationToken).ConfigureAwait(false);
            clock.Lap(SearchStep.Read);
            if (hits is null || runs.Any(r => r.Gone) || ((seen < snapshot.Sequence || snapshot.Stored is not null) && runs.Any(r => r.Words?.Gone == true)))
            {
                continue;
            }

            var (ordered, unordered) = await reranking.OrderAsync(request, language.Language, hits, cancellationToken).ConfigureAwait(false);
            var routes = runs.Select(r => r.Report).ToList();
            var result = new SearchResult(
                NewId(),
                language,
                routes,
                ordered,
                [
                    .. SearchWarnings.For(collection, model, calibration, evidence, request, language.Language, routes),
                    .. chosen is null ? [] : FilterWarnings.For(collection, chosen),
                    .. wordless is null ? [] : new[] { wordless },
                    .. unordered is null ? [] : new[] { unordered },
                    .. EvidenceWarnings.For(evidence, unreadable, language.Language, routes, untranslated),
                ],
                clock.Elapsed)
            { Measurement = evidence?.Id };
            if (snapshot.Sequence == collection.Sequence && seen == collection.Sequence && snapshot.Health.Failure is null
                && wordless is null && unordered is null && unreadable is null && untranslated.Count == 0 && routes.TrueForAll(r => r.Route != Route.QueryTranslation))
            {
                answers.Keep(collection, request, result);
            }

            return Answered(collection, request, result, clock);
        }

        throw new PhasaException(ErrorCodes.Overloaded, $"The documents of '{collectionName}' that match are replaced faster than they can be read.");
    }

    private string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    private SearchResult Answered(Collection collection, SearchRequest request, SearchResult result, SearchClock clock)
    {
        log.Record(collection, request, result, clock);
        if (request.IsLogged)
        {
            metrics.Answered(collection, result);
        }

        return result;
    }

    private LanguageIdentification LanguageOf(SearchRequest request, Collection collection)
    {
        using var span = PhasaTracing.Start("language");
        var language = languages.Resolve(request.Language, request.Query, collection.Languages);
        span?.SetTag(SpanTags.Language, language.Language.Value).SetTag(SpanTags.LanguageSource, SnakeCase.Of(language.Source.ToString()));
        return language;
    }

    /// <summary>The words as they are now, taken before the rows so that they are no newer; null when they are not asked, or cannot be and need not.</summary>
    private async ValueTask<(IWordSnapshot? Words, SearchWarning? Without)> WordsAsync(Collection collection, SearchRequest request, CancellationToken cancellationToken)
    {
        if (request.Legs is SearchLegs.Vector || words is null)
        {
            return (null, request.Legs is SearchLegs.Both ? new("words-leg-unavailable", "This installation has no word index; only vectors were searched.") : null);
        }

        // Who asks for words alone waits for them; others are answered by vectors while an index is built for the first time.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Legs is not SearchLegs.Words)
        {
            patience.CancelAfter(fusion.Value.Wait);
        }

        try
        {
            return (await words.CurrentAsync(collection, patience.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, new("words-leg-unavailable", "The word index is being brought up to date, which takes longer than a search waits. Only vectors were searched. Search again in a moment."));
        }
        catch (PhasaException e) when (request.Legs is not SearchLegs.Words && e.Code != ErrorCodes.CollectionNotFound)
        {
            return (null, WithoutWords(e));
        }
    }

    private static SearchWarning WithoutWords(PhasaException failure) =>
        new("words-leg-unavailable", $"{failure.Message} Only vectors were searched. {failure.NextStep}");

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

    /// <summary>The hits with their texts, or null when a document changed after the snapshots were taken.</summary>
    private async Task<IReadOnlyList<Hit>?> ReadAsync(
        Collection collection, CollectionSnapshot snapshot, long seen, IReadOnlyList<FusedPassage> passages, CancellationToken cancellationToken)
    {
        using var span = PhasaTracing.Start("read")?.SetTag(SpanTags.Hits, passages.Count);
        var wanted = passages.Select(p => (snapshot.Passages[p.Slot], p.Route.Language)).ToList();
        var texts = await store.Documents.ReadHitsAsync(collection.Id, wanted, cancellationToken).ConfigureAwait(false);
        if (texts.Count != wanted.Count || texts.Any(t => t.Sequence > seen))
        {
            return null;
        }

        var byPassage = texts.ToDictionary(t => t.Passage);
        return [.. passages.Select((p, i) => new Hit(i + 1, byPassage[wanted[i].Item1], p.Route.Route, p.Similarity, p.Route.Threshold, p.Relevance)
        {
            VectorRank = p.VectorRank,
            Words = p.Words,
            Score = p.Score,
        })];
    }
}
