using Phasa.LocalModels.Json;
using Phasa.LocalModels.Tokenizers.AddedTokens;
using Phasa.LocalModels.Tokenizers.Normalizers;
using Phasa.LocalModels.Tokenizers.PreTokenizers;
using Phasa.LocalModels.Tokenizers.Subwords;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>BERT's older form of a tokenizer: a token a line, its options in <c>tokenizer_config.json</c>.</summary>
internal static class BertVocabulary
{
    private static readonly string[] Specials = ["[UNK]", "[CLS]", "[SEP]", "[PAD]"];

    /// <summary>Reads the two files; lower case, as BERT has it, where the second is absent or does not say.</summary>
    public static FolderTokenizer Read(string path, string optionsPath)
    {
        Dictionary<string, int> vocabulary = [];
        var line = 0;
        foreach (var token in File.ReadLines(path))
        {
            vocabulary[token.TrimEnd()] = line++;
        }

        if (Array.Find(Specials, s => !vocabulary.ContainsKey(s)) is { } missing)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"{path} has no token '{missing}', so it is not a vocabulary of BERT's kind.",
                "Fetch the model again with its tokenizer.json.")
            { Location = path };
        }

        var masked = vocabulary.ContainsKey("[MASK]") ? Specials.Append("[MASK]") : Specials;
        return new FolderTokenizer(
            new WordPieceModel(vocabulary, vocabulary["[UNK]"]),
            [.. masked.Select(s => new AddedToken(s, vocabulary[s], false, false, false, false))],
            File.Exists(optionsPath) ? JsonFile.Read(optionsPath, ReadNormalizer) : new BertNormalizer(true, true, true, true),
            PreTokenizerReader.Bert(),
            new SpecialFrame([vocabulary["[CLS]"]], [vocabulary["[SEP]"]]))
        { PadId = vocabulary["[PAD]"] };
    }

    private static BertNormalizer ReadNormalizer(JsonPart options)
    {
        var lower = options.Flag("do_lower_case", true);
        return new(clean: true, options.Flag("tokenize_chinese_chars", true), options.FlagOrNull("strip_accents") ?? lower, lower);
    }
}
