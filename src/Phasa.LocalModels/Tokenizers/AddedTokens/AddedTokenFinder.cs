using System.Buffers;
using System.Text;
using Phasa.LocalModels.Tokenizers.Subwords;

namespace Phasa.LocalModels.Tokenizers.AddedTokens;

/// <summary>Finds added tokens in a text: leftmost first, of those the longest. Thread-safe.</summary>
internal sealed class AddedTokenFinder
{
    private readonly CharTrie _trie = new();
    private readonly Dictionary<int, AddedToken> _tokens = [];
    private readonly SearchValues<char> _starts;

    /// <summary>Looks for these tokens, each under the text given with it.</summary>
    public AddedTokenFinder(IEnumerable<(string Text, AddedToken Token)> tokens)
    {
        List<char> starts = [];
        foreach (var (text, token) in tokens.Where(t => t.Text.Length > 0))
        {
            _trie.Add(text, token.Id);
            _tokens[token.Id] = token;
            starts.Add(text[0]);
        }

        _starts = SearchValues.Create([.. starts]);
    }

    /// <summary>
    /// Appends what a text consists of, in order: stretches with the id of an added token, and between them stretches
    /// without one. No stretch is empty.
    /// </summary>
    public void Cut(string text, List<(int Start, int End, int? Id)> output)
    {
        var rest = 0;
        for (var place = 0; Next(text, place) is var (start, end, token);)
        {
            place = end;
            if (token.SingleWord && !StandsAlone(text, start, end))
            {
                continue;
            }

            while (token.StripLeft && start > rest && char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }

            while (token.StripRight && end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            Append(rest, start, null);
            Append(start, end, token.Id);
            rest = end;
            place = Math.Max(place, end);
        }

        Append(rest, text.Length, null);

        void Append(int start, int end, int? id)
        {
            if (start < end)
            {
                output.Add((start, end, id));
            }
        }
    }

    private static bool StandsAlone(string text, int start, int end)
    {
        _ = Rune.DecodeLastFromUtf16(text.AsSpan(0, start), out var before, out _);
        _ = Rune.DecodeFromUtf16(text.AsSpan(end), out var after, out _);
        return (start == 0 || !before.IsWord()) && (end == text.Length || !after.IsWord());
    }

    private (int Start, int End, AddedToken Token)? Next(string text, int place)
    {
        while (place < text.Length && text.AsSpan(place).IndexOfAny(_starts) is >= 0 and var skip)
        {
            place += skip;
            var (end, id) = (-1, CharTrie.None);
            for (int i = place, node = CharTrie.Root; i < text.Length && (node = _trie.Step(node, text[i])) != CharTrie.None; i++)
            {
                if (_trie.Id(node) is var found and not CharTrie.None)
                {
                    (end, id) = (i + 1, found);
                }
            }

            if (end >= 0)
            {
                return (place, end, _tokens[id]);
            }

            place++;
        }

        return null;
    }
}
