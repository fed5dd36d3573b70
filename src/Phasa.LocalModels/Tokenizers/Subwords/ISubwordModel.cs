namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>Cuts a normalised piece of text into ids of its vocabulary. Thread-safe.</summary>
internal interface ISubwordModel
{
    /// <summary>The model's name: <c>unigram</c>, <c>wordpiece</c>, <c>bpe</c> or <c>wordlevel</c>.</summary>
    string Family { get; }

    /// <summary>The id for what the vocabulary does not have; null when the model has none.</summary>
    int? UnknownId { get; }

    /// <summary>Tokens and their ids. Ids may have gaps.</summary>
    IEnumerable<KeyValuePair<string, int>> Vocabulary { get; }

    /// <summary>The id of a token, if it is in the vocabulary.</summary>
    int? IdOf(ReadOnlySpan<char> token);

    /// <summary>Appends the ids of a piece that is not empty.</summary>
    void Tokenize(ReadOnlySpan<char> piece, List<int> ids);
}
