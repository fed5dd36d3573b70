using System.Buffers;
using System.Runtime.InteropServices;

namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>
/// The unigram language model of SentencePiece: the segmentation whose tokens have the highest sum of log probabilities
/// (Kudo 2018, "Subword Regularization", section 3.2), found by dynamic programming from left to right. A character that
/// no token covers costs the lowest score of the vocabulary less 10; neighbours among them become one unknown token.
/// </summary>
internal sealed class UnigramModel : ISubwordModel
{
    private const double UnknownPenalty = 10;

    private readonly CharTrie _trie = new();
    private readonly IReadOnlyList<(string Token, double Score)> _vocabulary;
    private readonly int _unknown;
    private readonly double _unknownScore;
    private readonly ByteTokens? _bytes;

    /// <param name="vocabulary">Tokens with their log probabilities; the place in the list is the id.</param>
    /// <param name="unknown">The id of the unknown token.</param>
    /// <param name="byteFallback">Whether unknown text becomes its bytes' tokens where the vocabulary has them.</param>
    public UnigramModel(IReadOnlyList<(string Token, double Score)> vocabulary, int unknown, bool byteFallback)
    {
        _vocabulary = vocabulary;
        _unknown = unknown;
        for (var id = 0; id < vocabulary.Count; id++)
        {
            if (vocabulary[id].Token.Length > 0)
            {
                _trie.Add(vocabulary[id].Token, id);
            }
        }

        _unknownScore = vocabulary.Min(v => v.Score) - UnknownPenalty;
        _bytes = byteFallback ? new ByteTokens(_trie) : null;
    }

    /// <inheritdoc/>
    public string Family => "unigram";

    /// <inheritdoc/>
    public int? UnknownId => _unknown;

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, int>> Vocabulary => _vocabulary.Select((v, id) => KeyValuePair.Create(v.Token, id));

    /// <inheritdoc/>
    public int? IdOf(ReadOnlySpan<char> token) => _trie.Find(token) is var id and not CharTrie.None ? id : null;

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<char> piece, List<int> ids)
    {
        var rented = ArrayPool<Step>.Shared.Rent(piece.Length + 1);
        try
        {
            var steps = rented.AsSpan(0, piece.Length + 1);
            FindBestPath(piece, steps);
            Collect(piece, steps, ids);
        }
        finally
        {
            ArrayPool<Step>.Shared.Return(rented);
        }
    }

    private void FindBestPath(ReadOnlySpan<char> piece, Span<Step> steps)
    {
        steps.Fill(Step.Unreached);
        steps[0] = new Step(0, 0, CharTrie.None);
        for (int start = 0, character; start < piece.Length; start += character)
        {
            character = char.IsHighSurrogate(piece[start]) && start + 1 < piece.Length && char.IsLowSurrogate(piece[start + 1]) ? 2 : 1;
            var covered = false;
            var node = CharTrie.Root;
            for (var end = start; end < piece.Length;)
            {
                node = _trie.Step(node, piece[end++]);
                if (node == CharTrie.None)
                {
                    break;
                }

                if (_trie.Id(node) is var id and not CharTrie.None)
                {
                    steps[end].Offer(steps[start].Score + _vocabulary[id].Score, start, id);
                    covered |= end - start == character;
                }
            }

            if (!covered)
            {
                steps[start + character].Offer(steps[start].Score + _unknownScore, start, _unknown);
            }
        }
    }

    private void Collect(ReadOnlySpan<char> piece, ReadOnlySpan<Step> steps, List<int> ids)
    {
        // The path is known from its end: the ids are collected backwards and turned round.
        var first = ids.Count;
        for (var end = piece.Length; end > 0;)
        {
            var start = steps[end].Start;
            if (steps[end].Id != _unknown)
            {
                ids.Add(steps[end].Id);
            }
            else
            {
                while (start > 0 && steps[start].Id == _unknown)
                {
                    start = steps[start].Start;
                }

                AppendUnknown(piece[start..end], ids);
            }

            end = start;
        }

        CollectionsMarshal.AsSpan(ids)[first..].Reverse();
    }

    private void AppendUnknown(ReadOnlySpan<char> text, List<int> ids)
    {
        var first = ids.Count;
        if (_trie.Find(text) is var id and not CharTrie.None)
        {
            ids.Add(id);
        }
        else if (_bytes?.TryAppend(text, ids) == true)
        {
            CollectionsMarshal.AsSpan(ids)[first..].Reverse();
        }
        else
        {
            ids.Add(_unknown);
        }
    }

    /// <summary>The best way to reach a place: its score, where its last token starts, and that token.</summary>
    private record struct Step(double Score, int Start, int Id)
    {
        public static readonly Step Unreached = new(double.NegativeInfinity, -1, CharTrie.None);

        public void Offer(double score, int start, int id)
        {
            // The first of equal paths stays, as in SentencePiece.
            if (Start < 0 || score > Score)
            {
                this = new Step(score, start, id);
            }
        }
    }
}
