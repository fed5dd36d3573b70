namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>A token for each whole piece; what the vocabulary does not have is unknown.</summary>
internal sealed class WordLevelModel : ISubwordModel
{
    private readonly CharTrie _trie = new();
    private readonly IReadOnlyCollection<KeyValuePair<string, int>> _vocabulary;
    private readonly int _unknown;

    /// <param name="vocabulary">Tokens and ids.</param>
    /// <param name="unknown">The id of the unknown token.</param>
    public WordLevelModel(IReadOnlyCollection<KeyValuePair<string, int>> vocabulary, int unknown)
    {
        _vocabulary = vocabulary;
        _unknown = unknown;
        foreach (var (token, id) in vocabulary)
        {
            _trie.Add(token, id);
        }
    }

    /// <inheritdoc/>
    public string Family => "wordlevel";

    /// <inheritdoc/>
    public int? UnknownId => _unknown;

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, int>> Vocabulary => _vocabulary;

    /// <inheritdoc/>
    public int? IdOf(ReadOnlySpan<char> token) => _trie.Find(token) is var id and not CharTrie.None ? id : null;

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<char> piece, List<int> ids) => ids.Add(IdOf(piece) ?? _unknown);
}
