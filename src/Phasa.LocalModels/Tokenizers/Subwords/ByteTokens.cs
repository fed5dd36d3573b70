using System.Buffers;
using System.Text;

namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>The tokens <c>&lt;0x00&gt;</c>–<c>&lt;0xFF&gt;</c> that stand for single bytes of text outside a vocabulary.</summary>
internal sealed class ByteTokens
{
    private readonly int[] _ids = new int[256];

    /// <summary>Finds the byte tokens of a vocabulary.</summary>
    public ByteTokens(CharTrie vocabulary)
    {
        for (var value = 0; value < 256; value++)
        {
            _ids[value] = vocabulary.Find($"<0x{value:X2}>");
        }
    }

    /// <summary>Appends the tokens of a text's UTF-8 bytes; appends nothing and says false when one has no token.</summary>
    public bool TryAppend(ReadOnlySpan<char> text, List<int> ids)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var bytes = rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented));
            foreach (var value in bytes)
            {
                if (_ids[value] == CharTrie.None)
                {
                    return false;
                }
            }

            foreach (var value in bytes)
            {
                ids.Add(_ids[value]);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
