using Phasa.Embeddings;
using Phasa.Search;
using Phasa.Storage;

namespace Phasa.Answers;

/// <summary>Answers questions from the passages that a search finds, in the asker's language wherever there is a translation. Thread-safe.</summary>
public sealed class AnswerService(SearchService search, IKnowledgeStore store, CollectionModels models, SentenceRanking ranking, TimeProvider time)
{
    /// <summary>Passages that are read for sentences: beyond, right ones are rare (docs/concepts/answers.md).</summary>
    private const int Passages = 5;

    /// <summary>Answers a question. The search that it rests on is logged as any other.</summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException">As <see cref="SearchService.SearchAsync"/>.</exception>
    public async Task<Answer> AnswerAsync(string collectionName, AnswerRequest request, CancellationToken cancellationToken = default)
    {
        var started = time.GetTimestamp();
        var asked = new SearchRequest(request.Question) { Language = request.Language, Filter = request.Filter, Top = Passages };
        var result = await search.SearchAsync(collectionName, asked, cancellationToken).ConfigureAwait(false);
        var (sentences, citations) = result.Hits.Count == 0
            ? ([], [])
            : Cite(await ranking.BestAsync(await ModelAsync(collectionName, cancellationToken).ConfigureAwait(false), request.Question, result, cancellationToken).ConfigureAwait(false));
        return new(
            result.SearchId,
            result.Language,
            AnswerKind.Extractive,
            sentences,
            citations,
            [.. result.Warnings, .. AnswerWarnings.Of(result.Language.Language, sentences)],
            time.GetElapsedTime(started));
    }

    private async Task<EmbeddingModel> ModelAsync(string collectionName, CancellationToken cancellationToken)
    {
        var collection = await store.Collections.FindAsync(collectionName, cancellationToken).ConfigureAwait(false)
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"There is no collection '{collectionName}'.");
        return await models.ForAsync(collection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Numbers the passages in the order in which the answer names them.</summary>
    private static (IReadOnlyList<AnswerSentence> Sentences, IReadOnlyList<AnswerCitation> Citations) Cite(IReadOnlyList<RankedSentence> ranked)
    {
        var citations = ranked.Select(r => r.Hit).Distinct().Select((hit, i) => new AnswerCitation(i + 1, hit)).ToList();
        return ([.. ranked.Select(r => new AnswerSentence(r.Text, r.Hit.Text.Language, [citations.Find(c => c.Hit == r.Hit)!.Number], r.Similarity))], citations);
    }
}
