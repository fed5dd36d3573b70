using System.Text;
using ICU4N.Text;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>Makes the normaliser that a <c>tokenizer.json</c> describes.</summary>
internal static class NormalizerReader
{
    /// <summary>The normaliser; a type that is not known is an error.</summary>
    public static INormalizer Read(JsonPart part) => part.Type switch
    {
        "Sequence" => new NormalizerSequence([.. part.Children("normalizers").Select(Read)]),
        "NFC" => new UnicodeForm(Normalizer2.NFCInstance),
        "NFD" => new UnicodeForm(Normalizer2.NFDInstance),
        "NFKC" => new UnicodeForm(Normalizer2.NFKCInstance),
        "NFKD" => new UnicodeForm(Normalizer2.NFKDInstance),
        "Lowercase" => new LowerCase(),
        "StripAccents" => new RuneRewrite(StripAccents),
        "Nmt" => new RuneRewrite(NmtCleaning.Apply),
        "BertNormalizer" => BertNormalizer.Read(part),
        "Strip" => new Strip(part.Flag("strip_left", true), part.Flag("strip_right", true)),
        "Prepend" => new Prepend(part.Text("prepend") ?? throw part.Fault("has no 'prepend'")),
        "Replace" => Replace.Read(part),
        "Precompiled" => PrecompiledCharacterMap.Read(part),
        _ => throw part.Unsupported($"normaliser '{part.Type}'"),
    };

    private static void StripAccents(Rune rune, StringBuilder output)
    {
        if (!rune.IsMark())
        {
            output.Append(rune);
        }
    }
}
