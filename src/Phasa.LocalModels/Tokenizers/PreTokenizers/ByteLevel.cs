using System.Text;
using System.Text.RegularExpressions;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>
/// Writes each UTF-8 byte as one visible character, the way GPT-2 does, so that no text is outside a vocabulary; first
/// splits with GPT-2's pattern unless another splitter stands before.
/// </summary>
internal sealed partial class ByteLevel(bool addPrefixSpace, bool split) : IPreTokenizer
{
    private static readonly PatternSplit Words = new(TextPattern.Of(Gpt2Words()), SplitBehavior.Isolated, invert: false);
    private static readonly char[] Alphabet = MakeAlphabet();

    /// <summary>Reads <c>add_prefix_space</c> and <c>use_regex</c>.</summary>
    public static ByteLevel Read(JsonPart part) => new(part.Flag("add_prefix_space", true), part.Flag("use_regex", true));

    /// <inheritdoc/>
    public void Split(Piece piece, List<Piece> output)
    {
        var whole = addPrefixSpace && piece.Span[0] != ' ' ? piece.With($" {piece.Span}") : piece;
        if (!split)
        {
            output.Add(whole.With(Visible(whole.Span)));
            return;
        }

        var first = output.Count;
        Words.Split(whole, output);
        for (var i = first; i < output.Count; i++)
        {
            output[i] = output[i].With(Visible(output[i].Span));
        }
    }

    private static string Visible(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return string.Create(bytes.Length, bytes, static (characters, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                characters[i] = Alphabet[source[i]];
            }
        });
    }

    private static char[] MakeAlphabet()
    {
        // Bytes that Latin-1 shows stand for themselves, the others for the characters from U+0100 on, in order.
        var alphabet = new char[256];
        var next = '\u0100';
        for (var value = 0; value < 256; value++)
        {
            var visible = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            alphabet[value] = visible ? (char)value : next++;
        }

        return alphabet;
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Gpt2Words();
}
