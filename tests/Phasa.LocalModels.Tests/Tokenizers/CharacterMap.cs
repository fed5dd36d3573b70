using System.Buffers.Binary;
using System.Text;

namespace Phasa.LocalModels.Tests.Tokenizers;

/// <summary>
/// Writes the character map of a SentencePiece model in its simplest form: each inner node has a block of 256 units to
/// itself, so a child's place is its block's start plus the byte, and a key's value lies at the block's start.
/// </summary>
internal static class CharacterMap
{
    public static string Base64(params (string From, string To)[] entries)
    {
        var root = new Node();
        using var replacements = new MemoryStream();
        foreach (var (from, to) in entries)
        {
            var node = root;
            foreach (var value in Encoding.UTF8.GetBytes(from))
            {
                node = node.Children.TryGetValue(value, out var child) ? child : node.Children[value] = new Node();
            }

            node.Value = (int)replacements.Length;
            replacements.Write(Encoding.UTF8.GetBytes(to + "\0"));
        }

        List<uint> units = [.. new uint[256]];
        Place(root, 0, 0, units);
        var bytes = new byte[4 + (4 * units.Count) + replacements.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)(4 * units.Count));
        for (var i = 0; i < units.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 + (4 * i)), units[i]);
        }

        replacements.ToArray().CopyTo(bytes, 4 + (4 * units.Count));
        return Convert.ToBase64String(bytes);
    }

    private static void Place(Node node, int at, byte label, List<uint> units)
    {
        var block = units.Count;
        units.AddRange(new uint[256]);
        units[at] = ((uint)(at ^ block) << 10) | (node.Value is null ? 0 : 0x100u) | label;
        if (node.Value is { } value)
        {
            units[block] = 0x80000000 | (uint)value;
        }

        foreach (var (child, next) in node.Children)
        {
            Place(next, block + child, child, units);
        }
    }

    private sealed class Node
    {
        public Dictionary<byte, Node> Children { get; } = [];

        public int? Value { get; set; }
    }
}
