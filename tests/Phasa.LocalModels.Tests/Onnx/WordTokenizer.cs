using Phasa.LocalModels.Tokenizers;

namespace Phasa.LocalModels.Tests.Onnx;

/// <summary>Numbers as tokens: "5 7" is [1, 5, 7, 2] with its frame. Other words are told by their length, 3 to 9.</summary>
internal sealed class WordTokenizer(int vocabularySize = 10, bool framed = true) : ITextTokenizer
{
    public int PadId => 0;

    public int VocabularySize => vocabularySize;

    public int Count(ReadOnlySpan<char> text) => Words(text.ToString()).Length;

    public IReadOnlyList<int> Encode(string text, int maxTokens, bool special = true)
    {
        var ids = Words(text).Select(w => int.TryParse(w, out var id) ? id : 3 + (w.Length % (vocabularySize - 3)));
        return special && framed ? [1, .. ids.Take(maxTokens - 2), 2] : [.. ids.Take(maxTokens)];
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
