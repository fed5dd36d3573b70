namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>
/// Byte-pair encoding (Sennrich et al. 2016): a piece starts as its characters, and of all neighbours that a merge joins
/// the one learnt first is joined, the leftmost of equals, until none is left.
/// </summary>
internal sealed class BpeModel : ISubwordModel
{
    private readonly CharTrie _trie = new();
    private readonly IReadOnlyCollection<KeyValuePair<string, int>> _vocabulary;
    private readonly BpeMerges _merges;
    private readonly BpeOptions _options;
    private readonly ByteTokens? _bytes;
    private readonly int _inside;

    /// <param name="vocabulary">Tokens and ids.</param>
    /// <param name="merges">What is joined, in the order it was learnt.</param>
    /// <param name="options">The rest.</param>
    public BpeModel(IReadOnlyCollection<KeyValuePair<string, int>> vocabulary, BpeMerges merges, BpeOptions options)
    {
        _vocabulary = vocabulary;
        _merges = merges;
        _options = options;
        foreach (var (token, id) in vocabulary)
        {
            _trie.Add(token, id);
        }

        _bytes = options.ByteFallback ? new ByteTokens(_trie) : null;
        _inside = _trie.Walk(CharTrie.Root, options.InsidePrefix);
    }

    /// <inheritdoc/>
    public string Family => "bpe";

    /// <inheritdoc/>
    public int? UnknownId => _options.UnknownId;

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, int>> Vocabulary => _vocabulary;

    /// <inheritdoc/>
    public int? IdOf(ReadOnlySpan<char> token) => _trie.Find(token) is var id and not CharTrie.None ? id : null;

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<char> piece, List<int> ids)
    {
        if (_options.WholePiecesFirst && IdOf(piece) is { } whole)
        {
            ids.Add(whole);
            return;
        }

        var first = ids.Count;
        AppendCharacters(piece, ids);
        _merges.Apply(ids, first);
    }

    private void AppendCharacters(ReadOnlySpan<char> piece, List<int> ids)
    {
        var afterUnknown = false;
        for (int start = 0, length; start < piece.Length; start += length)
        {
            length = char.IsHighSurrogate(piece[start]) && start + 1 < piece.Length && char.IsLowSurrogate(piece[start + 1]) ? 2 : 1;
            var character = piece.Slice(start, length);
            if (Find(character, isFirst: start == 0, isLast: start + length == piece.Length) is var id and not CharTrie.None)
            {
                ids.Add(id);
                afterUnknown = false;
            }
            else if (_bytes?.TryAppend(character, ids) == true)
            {
                afterUnknown = false;
            }
            else if (_options.UnknownId is { } unknown && !(afterUnknown && _options.JoinUnknown))
            {
                ids.Add(unknown);
                afterUnknown = true;
            }
        }
    }

    private int Find(ReadOnlySpan<char> character, bool isFirst, bool isLast)
    {
        var node = isFirst ? CharTrie.Root : _inside;
        node = node == CharTrie.None ? node : _trie.Walk(node, character);
        node = node == CharTrie.None || !isLast ? node : _trie.Walk(node, _options.EndSuffix);
        return node == CharTrie.None ? node : _trie.Id(node);
    }
}
