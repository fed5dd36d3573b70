namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>
/// Tokens by their UTF-16 code units, walked one unit at a time from <see cref="Root"/>. A subword model looks up every
/// prefix at every place of a text, which a trie does without making a substring. Thread-safe once filled.
/// </summary>
internal sealed class CharTrie
{
    /// <summary>The node of the empty text.</summary>
    public const int Root = 0;

    /// <summary>What <see cref="Step"/> returns where no token goes on.</summary>
    public const int None = -1;

    // A child is keyed by its parent and its unit; key 0 marks a free slot, so parents count from 1 in it.
    private ulong[] _keys = new ulong[1024];
    private int[] _children = new int[1024];
    private readonly List<int> _ids = [None];

    /// <summary>Adds a token; the last id given for the same text stays.</summary>
    public void Add(ReadOnlySpan<char> token, int id)
    {
        var node = Root;
        foreach (var unit in token)
        {
            var slot = Slot(node, unit);
            if (_keys[slot] == 0)
            {
                if (_ids.Count * 2 > _keys.Length)
                {
                    Grow();
                    slot = Slot(node, unit);
                }

                _keys[slot] = Key(node, unit);
                _children[slot] = _ids.Count;
                _ids.Add(None);
            }

            node = _children[slot];
        }

        _ids[node] = id;
    }

    /// <summary>The node one unit further, or <see cref="None"/>.</summary>
    public int Step(int node, char unit)
    {
        var slot = Slot(node, unit);
        return _keys[slot] == 0 ? None : _children[slot];
    }

    /// <summary>The node after a whole text, or <see cref="None"/>.</summary>
    public int Walk(int node, ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            node = Step(node, unit);
            if (node == None)
            {
                return None;
            }
        }

        return node;
    }

    /// <summary>The id of the token that ends at a node, or <see cref="None"/>.</summary>
    public int Id(int node) => _ids[node];

    /// <summary>The id of a token, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<char> token) => Walk(Root, token) is var node and not None ? Id(node) : None;

    private static ulong Key(int node, char unit) => ((ulong)(uint)(node + 1) << 16) | unit;

    private int Slot(int node, char unit)
    {
        var key = Key(node, unit);
        var mask = _keys.Length - 1;
        // Fibonacci hashing: the high bits of the product are the well mixed ones.
        var slot = (int)((key * 0x9E3779B97F4A7C15) >> 33) & mask;
        while (_keys[slot] != 0 && _keys[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var (keys, children) = (_keys, _children);
        _keys = new ulong[keys.Length * 2];
        _children = new int[keys.Length * 2];
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                var slot = Slot((int)(keys[i] >> 16) - 1, (char)keys[i]);
                _keys[slot] = keys[i];
                _children[slot] = children[i];
            }
        }
    }
}
