using System.Text;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>Makes the pre-tokenizer that a <c>tokenizer.json</c> describes.</summary>
internal static class PreTokenizerReader
{
    /// <summary>The pre-tokenizer; a type that is not known is an error.</summary>
    public static IPreTokenizer Read(JsonPart part) => part.Type switch
    {
        "Sequence" => new PreTokenizerSequence([.. part.Children("pretokenizers").Select(Read)]),
        "BertPreTokenizer" => Bert(),
        "WhitespaceSplit" => WhiteSpace(),
        "Whitespace" => new WordSplit(),
        "Punctuation" => new CharacterSplit(r => r.IsBertPunctuation(), PatternSplit.ReadBehavior(part) ?? SplitBehavior.Isolated),
        "Digits" => new CharacterSplit(Rune.IsNumber, part.Flag("individual_digits", false) ? SplitBehavior.Isolated : SplitBehavior.Contiguous),
        "Metaspace" => Metaspace.Read(part),
        "Split" => PatternSplit.Read(part),
        "ByteLevel" => ByteLevel.Read(part),
        _ => throw part.Unsupported($"pre-tokenizer '{part.Type}'"),
    };

    /// <summary>White space goes, each punctuation mark stands alone.</summary>
    public static IPreTokenizer Bert() =>
        new PreTokenizerSequence([WhiteSpace(), new CharacterSplit(r => r.IsBertPunctuation(), SplitBehavior.Isolated)]);

    private static CharacterSplit WhiteSpace() => new(Rune.IsWhiteSpace, SplitBehavior.Removed);
}
