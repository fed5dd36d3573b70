using System.Runtime.CompilerServices;
using Phasa.Answers.Support;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Translation;
using Phasa.Translation.Checks;

namespace Phasa.Answers.Generation;

/// <summary>Has a chat model write an answer, and checks each sentence before anybody sees it. Thread-safe.</summary>
public sealed class AnswerWriter(SupportCheck support, AnswerLanguage languages, TimeProvider time)
{
    private static readonly RefusalCheck Refusals = new();

    /// <summary>The sentences as they come.</summary>
    /// <param name="draft">What is asked, from what; takes what is to be said about the answer.</param>
    /// <param name="cancellationToken">Stops the model.</param>
    /// <exception cref="AnswerModelException">The model failed or declined. Sentences that came before stand.</exception>
    internal async IAsyncEnumerable<AnswerSentence> WriteAsync(AnswerDraft draft, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Once more when the first sentence is in another language; a second such answer is shown, and said to be such.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var count = 0;
            await foreach (var sentence in AttemptAsync(draft, insist: attempt > 0, cancellationToken).ConfigureAwait(false))
            {
                if (count++ == 0 && attempt == 0 && sentence.Language != draft.Language)
                {
                    draft.ClearFindings();
                    count = -1;
                    break;
                }

                yield return sentence;
            }

            if (count >= 0)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<AnswerSentence> AttemptAsync(AnswerDraft draft, bool insist, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (messages, given) = AnswerPrompt.Of(draft.Model, draft.Request, draft.Language, draft.Citations, insist);
        var reader = new SentenceReader();
        var isFirst = true;
        await using var pieces = AnswerStream.ReadAsync(draft.Model, messages, time, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (var more = true; more;)
        {
            AnswerModelException? failure = null;
            try
            {
                more = await pieces.MoveNextAsync().ConfigureAwait(false);
            }
            catch (AnswerModelException e)
            {
                (more, failure) = (false, e);
            }

            foreach (var written in more ? reader.Add(pieces.Current) : reader.End(isWhole: failure is null))
            {
                if (isFirst && written.Marks.Count == 0 && Refusals.Check(new LanguagePair(draft.Language, draft.Language), draft.Request.Question, written.Text) is { } refusal)
                {
                    throw new AnswerModelException(AnswerModelException.Refused, refusal.Reason);
                }

                if (await CheckAsync(draft, given, written, cancellationToken).ConfigureAwait(false) is { } sentence)
                {
                    isFirst = false;
                    yield return sentence;
                }
            }

            if (failure is not null)
            {
                throw failure;
            }
        }

        draft.SaysNothing = isFirst && reader.SaysNothing;
        if (isFirst && !reader.SaysNothing)
        {
            throw new AnswerModelException(AnswerModelException.Failed, "The model's answer is empty.");
        }
    }

    private async Task<AnswerSentence?> CheckAsync(
        AnswerDraft draft, IReadOnlyList<AnswerCitation> given, WrittenSentence written, CancellationToken cancellationToken)
    {
        var cited = written.Marks.Select(m => given.FirstOrDefault(g => g.Number == m)).OfType<AnswerCitation>().ToList();
        draft.DroppedCitations += written.Marks.Count - cited.Count;
        var (text, changed) = PlainAnswer.Of(written.Text, [draft.Request.Question, .. given.Select(g => g.Hit.Text.Text)]);
        draft.IsContentRemoved |= changed;
        if (!text.Any(char.IsLetterOrDigit))
        {
            return null;
        }

        var language = languages.Of(text, draft.Language, draft.GivenText, draft.Candidates);
        var found = cited.Count == 0
            ? SentenceSupport.Uncited
            : await support.CheckAsync(draft.Embedder, text, language, [.. cited.Select(c => c.Hit.Text)], cancellationToken).ConfigureAwait(false);
        return new(text, language, [.. cited.Select(c => c.Number)], found) { BeginsLine = written.BeginsLine };
    }
}
