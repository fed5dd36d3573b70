using System.Runtime.CompilerServices;
using Phasa.Answers.Conversations;
using Phasa.Answers.Extracts;
using Phasa.Answers.Generation;
using Phasa.Embeddings;
using Phasa.Search;
using Phasa.Storage;

namespace Phasa.Answers;

/// <summary>
/// Answers questions from the passages that a search finds, in the asker's language: by a chat model where there is one, each sentence checked
/// against the passages it cites; else, and where the model fails before its first sentence, by sentences of the passages. Thread-safe.
/// </summary>
public sealed class AnswerService(
    SearchService search, IKnowledgeStore store, CollectionModels models, SentenceRanking ranking, StandaloneQuestions questions, AnswerWriter writer, TimeProvider time,
    AnswerModel? model = null)
{
    /// <summary>Passages that are read for an answer: beyond, right ones are rare (docs/concepts/answers.md).</summary>
    private const int ExtractedFrom = 5;
    private const int WrittenFrom = 8;

    /// <summary>Answers a question. The search that it rests on is logged as any other.</summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException">As <see cref="SearchService.SearchAsync"/>. A failing chat model is a warning, no error.</exception>
    public async Task<Answer> AnswerAsync(string collectionName, AnswerRequest request, CancellationToken cancellationToken = default)
    {
        await foreach (var part in StreamAsync(collectionName, request, cancellationToken).ConfigureAwait(false))
        {
            if (part is AnswerPart.Whole whole)
            {
                return whole.Answer;
            }
        }

        throw new InvalidOperationException("An answer ended without its whole.");
    }

    /// <summary>Answers a question piece by piece: passages, sentences, and the whole at the end.</summary>
    /// <inheritdoc cref="AnswerAsync"/>
    public async IAsyncEnumerable<AnswerPart> StreamAsync(
        string collectionName, AnswerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var started = time.GetTimestamp();
        var isWritten = model is not null && !request.ExtractiveOnly;
        var (question, rewriting) = await questions.MakeAsync(request, cancellationToken).ConfigureAwait(false);
        var asked = new SearchRequest(question) { Language = request.Language, Filter = request.Filter, Top = isWritten ? WrittenFrom : ExtractedFrom, IsLogged = request.IsLogged };
        var result = await search.SearchAsync(collectionName, asked, cancellationToken).ConfigureAwait(false);
        List<SearchWarning> warnings = [.. result.Warnings];
        if (rewriting is not null)
        {
            warnings.Add(rewriting);
        }

        var answer = new Answer(result.SearchId, result.Language, isWritten ? AnswerKind.Generated : AnswerKind.Extractive, [], [], warnings, default)
        {
            Model = isWritten ? model!.Name : null,
            StandaloneQuestion = question == request.Question ? null : question,
        };
        if (result.Hits.Count > 0)
        {
            var embedder = await EmbedderAsync(collectionName, cancellationToken).ConfigureAwait(false);
            if (isWritten)
            {
                var draft = new AnswerDraft(model!, embedder, request, result.Language.Language, [.. result.Hits.Select((hit, i) => new AnswerCitation(i + 1, hit))]);
                yield return new AnswerPart.Passages(draft.Citations);
                List<AnswerSentence> sentences = [];
                AnswerModelException? failure = null;
                await using var written = writer.WriteAsync(draft, cancellationToken).GetAsyncEnumerator(cancellationToken);
                for (var more = true; more;)
                {
                    try
                    {
                        more = await written.MoveNextAsync().ConfigureAwait(false);
                    }
                    catch (AnswerModelException e)
                    {
                        (more, failure) = (false, e);
                    }

                    if (more)
                    {
                        sentences.Add(written.Current);
                        yield return new AnswerPart.Sentence(written.Current);
                    }
                }

                answer = answer with { Sentences = sentences, Citations = draft.Citations, DroppedCitations = draft.DroppedCitations };
                warnings.AddRange(AnswerWarnings.Of(draft, sentences, failure));
                isWritten = sentences.Count > 0 || draft.SaysNothing;
                answer = sentences.Count == 0 ? answer with { Citations = [] } : answer;
            }

            if (!isWritten)
            {
                answer = Cite(answer, await ranking.BestAsync(embedder, question, result, cancellationToken).ConfigureAwait(false));
                yield return new AnswerPart.Passages(answer.Citations);
                foreach (var sentence in answer.Sentences)
                {
                    yield return new AnswerPart.Sentence(sentence);
                }
            }
        }

        warnings.AddRange(AnswerWarnings.Of(result.Language.Language, answer));
        yield return new AnswerPart.Whole(answer with { Took = time.GetElapsedTime(started) });
    }

    private async Task<EmbeddingModel> EmbedderAsync(string collectionName, CancellationToken cancellationToken)
    {
        var collection = await store.Collections.FindAsync(collectionName, cancellationToken).ConfigureAwait(false)
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"There is no collection '{collectionName}'.");
        return await models.ForAsync(collection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An extract, its passages numbered in the order in which it names them.</summary>
    private static Answer Cite(Answer answer, IReadOnlyList<RankedSentence> ranked)
    {
        var citations = ranked.Select(r => r.Hit).Distinct().Select((hit, i) => new AnswerCitation(i + 1, hit)).ToList();
        return answer with
        {
            Kind = AnswerKind.Extractive,
            Model = null,
            DroppedCitations = 0,
            Citations = citations,
            Sentences =
            [
                .. ranked.Select((r, i) => new AnswerSentence(r.Text, r.Hit.Text.Language, [citations.Find(c => c.Hit == r.Hit)!.Number], SentenceSupport.Verbatim)
                {
                    Similarity = r.Similarity,
                    BeginsLine = i > 0 && r.Hit != ranked[i - 1].Hit,
                }),
            ],
        };
    }
}
