using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>
/// The character map that a SentencePiece model carries: a double-array trie from UTF-8 bytes to places in a block of
/// replacements, each ended by a zero byte. Layout: the trie's size in bytes (u32, little-endian), its units (u32 each),
/// then the block.
/// </summary>
internal sealed class PrecompiledCharacterMap : INormalizer
{
    // A longer cluster is never looked up whole: models were trained with this limit.
    private const int LongestCluster = 5;

    private readonly uint[] _units;
    private readonly byte[] _replacements;

    private PrecompiledCharacterMap(uint[] units, byte[] replacements) => (_units, _replacements) = (units, replacements);

    /// <summary>Reads <c>precompiled_charsmap</c>, which is in base 64. An absent one changes nothing.</summary>
    public static INormalizer Read(JsonPart part)
    {
        var text = part.Text("precompiled_charsmap");
        if (string.IsNullOrEmpty(text))
        {
            return new NormalizerSequence([]);
        }

        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) && TryParse(bytes.AsSpan(0, length), out var map)
            ? map
            : throw part.Fault("has a 'precompiled_charsmap' that is not a character map");
    }

    /// <inheritdoc/>
    public string Normalize(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        for (var start = 0; start < text.Length;)
        {
            var cluster = text.AsSpan(start, StringInfo.GetNextTextElementLength(text.AsSpan(start)));
            start += cluster.Length;
            if (Encoding.UTF8.GetByteCount(cluster) <= LongestCluster && TryReplace(cluster, output))
            {
                continue;
            }

            for (var rest = cluster; rest.Length > 0;)
            {
                _ = Rune.DecodeFromUtf16(rest, out _, out var length);
                if (!TryReplace(rest[..length], output))
                {
                    output.Append(rest[..length]);
                }

                rest = rest[length..];
            }
        }

        return output.ToString();
    }

    private static bool TryParse(ReadOnlySpan<byte> bytes, out PrecompiledCharacterMap map)
    {
        map = null!;
        if (bytes.Length < 8 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) is var size && (size < 4 || size % 4 != 0 || size > bytes.Length - 4))
        {
            return false;
        }

        var units = new uint[size / 4];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 + (4 * i))..]);
        }

        map = new PrecompiledCharacterMap(units, bytes[(4 + (int)size)..].ToArray());
        return true;
    }

    /// <summary>
    /// Appends what the shortest key that the text begins with stands for, in place of the whole text: so it is in the
    /// tokenizers that models are published with, and a model knows no other form.
    /// </summary>
    private bool TryReplace(ReadOnlySpan<char> text, StringBuilder output)
    {
        Span<byte> utf8 = stackalloc byte[8];
        utf8 = utf8[..Encoding.UTF8.GetBytes(text, utf8)];
        var position = Offset(_units[0]);
        foreach (var value in utf8)
        {
            position ^= value;
            if (value == 0 || position >= _units.Length || (_units[position] & (0x80000000 | 0xFF)) != value)
            {
                return false;
            }

            var unit = _units[position];
            position ^= Offset(unit);
            if ((unit & 0x100) != 0 && position < _units.Length)
            {
                Append((int)(_units[position] & int.MaxValue), output);
                return true;
            }
        }

        return false;
    }

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & 0x200) >> 6);

    private void Append(int start, StringBuilder output)
    {
        var rest = start < _replacements.Length ? _replacements.AsSpan(start) : [];
        var end = rest.IndexOf((byte)0);
        var replacement = end < 0 ? rest : rest[..end];
        var rented = ArrayPool<char>.Shared.Rent(replacement.Length);
        output.Append(rented, 0, Encoding.UTF8.GetChars(replacement, rented));
        ArrayPool<char>.Shared.Return(rented);
    }
}
