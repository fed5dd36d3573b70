using Microsoft.Extensions.Options;
using Phasa.Collections;

namespace Phasa.Search.Answers;

/// <summary>
/// Answers of the last minutes to questions that come again and again. They are given the same hits as long as the collection
/// stands as it did: each search reads its sequence number from the store first, which every write raises, so an answer is
/// never older than the last write that was acknowledged before the search began. Thread-safe.
/// </summary>
public sealed class KeptAnswers(IOptions<AnswerOptions> options, TimeProvider time)
{
    // Four bytes and some for each.
    private const int MostAsked = 20_000;

    private readonly Lock _lock = new();
    private readonly HashSet<int> _asked = [];
    private readonly Dictionary<(CollectionId Collection, SearchRequest Request), LinkedListNode<KeptAnswer>> _byQuestion = [];
    private readonly LinkedList<KeptAnswer> _latestFirst = new();
    private readonly Dictionary<CollectionId, long> _reached = [];
    private long _bytes;

    /// <summary>Memory they take, in bytes, about.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _bytes;
            }
        }
    }

    /// <summary>The answer to a question, where it was given and still holds; else null.</summary>
    /// <param name="collection">The collection, just read.</param>
    /// <param name="request">The question.</param>
    internal SearchResult? Find(Collection collection, SearchRequest request)
    {
        if (options.Value.MaxBytes == 0)
        {
            return null;
        }

        lock (_lock)
        {
            Follow(collection);
            if (!_byQuestion.TryGetValue(QuestionOf(collection, request), out var node))
            {
                return null;
            }

            // As long as a query's vector is used: a model behind an endpoint may have been replaced.
            if (!node.Value.StillHolds(collection) || time.GetElapsedTime(node.Value.At) >= Recent.Kept)
            {
                Remove(node);
                return null;
            }

            _latestFirst.Remove(node);
            _latestFirst.AddFirst(node);
            return node.Value.Result;
        }
    }

    /// <summary>
    /// Keeps an answer whose question was asked before; those that were not asked for the longest make room for it. Were those of
    /// all questions kept, most would never be asked for again, and collecting them took 6 % of the processor time of searches.
    /// </summary>
    /// <param name="collection">The collection as it was when the answer was made, all of it.</param>
    /// <param name="request">The question.</param>
    /// <param name="result">The answer.</param>
    internal void Keep(Collection collection, SearchRequest request, SearchResult result)
    {
        if (options.Value.MaxBytes == 0)
        {
            return;
        }

        var question = QuestionOf(collection, request);
        if (!WasAsked(question.GetHashCode()))
        {
            return;
        }

        var answer = new KeptAnswer(question, collection, result, time.GetTimestamp());
        if (answer.Bytes > options.Value.MaxBytes)
        {
            return;
        }

        lock (_lock)
        {
            if (_byQuestion.TryGetValue(answer.Question, out var old))
            {
                Remove(old);
            }

            _byQuestion[answer.Question] = _latestFirst.AddFirst(answer);
            for (_bytes += answer.Bytes; _bytes > options.Value.MaxBytes;)
            {
                Remove(_latestFirst.Last!);
            }
        }
    }

    /// <summary>What is asked, without what changes nothing about the hits.</summary>
    private static (CollectionId Collection, SearchRequest Request) QuestionOf(Collection collection, SearchRequest request) =>
        (collection.Id, request.Explain || !request.IsLogged ? request with { Explain = false, IsLogged = true } : request);

    /// <summary>Forgets a collection's answers where its number has fallen: the store was put back to an earlier state, and will give the same numbers to other writes.</summary>
    private void Follow(Collection collection)
    {
        if (collection.Sequence < _reached.GetValueOrDefault(collection.Id))
        {
            foreach (var (question, node) in _byQuestion)
            {
                if (question.Collection == collection.Id)
                {
                    Remove(node);
                }
            }
        }

        _reached[collection.Id] = collection.Sequence;
    }

    /// <summary>Whether a question came before; another one of the same number counts as it, which keeps an answer too many.</summary>
    private bool WasAsked(int question)
    {
        lock (_lock)
        {
            if (_asked.Count >= MostAsked)
            {
                // Begun anew rather than aged one by one: whatever is asked often is back at once.
                _asked.Clear();
            }

            return !_asked.Add(question);
        }
    }

    private void Remove(LinkedListNode<KeptAnswer> node)
    {
        _byQuestion.Remove(node.Value.Question);
        _latestFirst.Remove(node);
        _bytes -= node.Value.Bytes;
    }
}
