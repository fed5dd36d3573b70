namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>
/// BERT's WordPiece: from the left, the longest token each time; tokens inside a word carry a prefix (<c>##</c>). A word
/// that cannot be covered whole, or is longer than the limit, is one unknown token.
/// </summary>
internal sealed class WordPieceModel : ISubwordModel
{
    private readonly CharTrie _trie = new();
    private readonly IReadOnlyCollection<KeyValuePair<string, int>> _vocabulary;
    private readonly int _inside;
    private readonly int _unknown;
    private readonly int _longestWord;

    /// <param name="vocabulary">Tokens and ids.</param>
    /// <param name="unknown">The id of the unknown token.</param>
    /// <param name="insidePrefix">What a token that does not start a word begins with.</param>
    /// <param name="longestWord">The most code points of a word; a longer one is unknown.</param>
    public WordPieceModel(IReadOnlyCollection<KeyValuePair<string, int>> vocabulary, int unknown, string insidePrefix = "##", int longestWord = 100)
    {
        _vocabulary = vocabulary;
        _unknown = unknown;
        _longestWord = longestWord;
        foreach (var (token, id) in vocabulary)
        {
            if (token.Length > 0)
            {
                _trie.Add(token, id);
            }
        }

        _inside = _trie.Walk(CharTrie.Root, insidePrefix);
    }

    /// <inheritdoc/>
    public string Family => "wordpiece";

    /// <inheritdoc/>
    public int? UnknownId => _unknown;

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, int>> Vocabulary => _vocabulary;

    /// <inheritdoc/>
    public int? IdOf(ReadOnlySpan<char> token) => _trie.Find(token) is var id and not CharTrie.None ? id : null;

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<char> piece, List<int> ids)
    {
        var first = ids.Count;
        var start = IsTooLong(piece) ? -1 : 0;
        while (start >= 0 && start < piece.Length)
        {
            start = AppendLongest(piece, start, ids);
        }

        if (start < 0)
        {
            ids.RemoveRange(first, ids.Count - first);
            ids.Add(_unknown);
        }
    }

    /// <summary>Appends the longest token that starts here and returns where it ends; -1 when none starts here.</summary>
    private int AppendLongest(ReadOnlySpan<char> piece, int start, List<int> ids)
    {
        var (end, longest) = (-1, CharTrie.None);
        var node = start == 0 ? CharTrie.Root : _inside;
        for (var i = start; i < piece.Length && node != CharTrie.None; i++)
        {
            node = _trie.Step(node, piece[i]);
            if (node != CharTrie.None && _trie.Id(node) is var id and not CharTrie.None)
            {
                (end, longest) = (i + 1, id);
            }
        }

        if (end >= 0)
        {
            ids.Add(longest);
        }

        return end;
    }

    private bool IsTooLong(ReadOnlySpan<char> piece)
    {
        if (piece.Length <= _longestWord)
        {
            return false;
        }

        var codePoints = 0;
        foreach (var _ in piece.EnumerateRunes())
        {
            codePoints++;
        }

        return codePoints > _longestWord;
    }
}
