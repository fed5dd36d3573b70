using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>Writes spaces as a visible mark (U+2581) and splits before each, as SentencePiece has it.</summary>
internal sealed class Metaspace(char mark, Metaspace.Scheme prepend, bool split) : IPreTokenizer
{
    /// <summary>When a mark is put before a piece that has none.</summary>
    internal enum Scheme
    {
        /// <summary>Before each piece.</summary>
        Always,

        /// <summary>Only where the text starts.</summary>
        First,

        /// <summary>Not at all.</summary>
        Never,
    }

    /// <summary>Reads <c>replacement</c>, <c>prepend_scheme</c> (in older files <c>add_prefix_space</c>) and <c>split</c>.</summary>
    public static Metaspace Read(JsonPart part)
    {
        var mark = part.Text("replacement") is [var single] ? single : throw part.Fault("has no 'replacement' of one character");
        var scheme = part.Text("prepend_scheme") switch
        {
            null when part.Flag("add_prefix_space", true) => Scheme.Always,
            null or "never" => Scheme.Never,
            "always" => Scheme.Always,
            "first" => Scheme.First,
            { } other => throw part.Unsupported($"prepend_scheme '{other}'"),
        };
        return new(mark, scheme, part.Flag("split", true));
    }

    /// <inheritdoc/>
    public void Split(Piece piece, List<Piece> output)
    {
        var text = piece.Span.ToString().Replace(' ', mark);
        if (text[0] != mark && (prepend == Scheme.Always || (prepend == Scheme.First && piece.First)))
        {
            text = mark + text;
        }

        var whole = piece.With(text);
        var start = 0;
        for (var i = 1; split && i < text.Length; i++)
        {
            if (text[i] == mark)
            {
                output.Add(whole.Slice(start, i));
                start = i;
            }
        }

        output.Add(whole.Slice(start, text.Length));
    }
}
