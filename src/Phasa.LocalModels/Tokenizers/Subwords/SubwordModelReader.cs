using System.Text.Json;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>Makes the subword model that a <c>tokenizer.json</c> describes.</summary>
internal static class SubwordModelReader
{
    /// <summary>The model; a type that is not known is an error.</summary>
    public static ISubwordModel Read(JsonPart part) => (part.Text("type") ?? GuessType(part)) switch
    {
        "Unigram" => ReadUnigram(part),
        "WordPiece" => ReadWordPiece(part),
        "WordLevel" => ReadWordLevel(part),
        "BPE" => ReadBpe(part),
        var type => throw part.Unsupported($"model '{type}'"),
    };

    /// <summary>Files before 2020 do not state the type; its members give it away.</summary>
    private static string GuessType(JsonPart part) =>
        part.Find("merges") is not null ? "BPE"
        : part.Find("max_input_chars_per_word") is not null ? "WordPiece"
        : part.Find("unk_id") is not null ? "Unigram"
        : throw part.Fault("has no 'type'");

    private static UnigramModel ReadUnigram(JsonPart part)
    {
        List<(string, double)> vocabulary = [];
        foreach (var item in part.Items("vocab"))
        {
            vocabulary.Add(
                item.ValueKind == JsonValueKind.Array && item.GetArrayLength() == 2
                && item[0].ValueKind == JsonValueKind.String && item[1].ValueKind == JsonValueKind.Number
                    ? (item[0].GetString()!, item[1].GetDouble())
                    : throw part.Fault($"'vocab' has at {vocabulary.Count} something else than a token with its score"));
        }

        return part.Number("unk_id") is >= 0 and var unknown && unknown < vocabulary.Count
            ? new UnigramModel(vocabulary, unknown, part.Flag("byte_fallback", false))
            : throw part.Fault("has no 'unk_id' that is in its 'vocab'");
    }

    private static WordPieceModel ReadWordPiece(JsonPart part)
    {
        var vocabulary = ReadVocabulary(part);
        return new(vocabulary, Unknown(part, vocabulary, "[UNK]"), part.Text("continuing_subword_prefix") ?? "##", part.Number("max_input_chars_per_word") ?? 100);
    }

    private static WordLevelModel ReadWordLevel(JsonPart part)
    {
        var vocabulary = ReadVocabulary(part);
        return new(vocabulary, Unknown(part, vocabulary, "<unk>"));
    }

    private static BpeModel ReadBpe(JsonPart part)
    {
        if (part.Find("dropout") is { ValueKind: JsonValueKind.Number } dropout && dropout.GetDouble() != 0)
        {
            throw part.Unsupported("merging at random ('dropout')");
        }

        var vocabulary = ReadVocabulary(part);
        var insidePrefix = part.Text("continuing_subword_prefix") ?? "";
        return new(vocabulary, BpeMergeReader.Read(part, vocabulary, insidePrefix), new BpeOptions
        {
            UnknownId = part.Text("unk_token") is null ? null : Unknown(part, vocabulary, ""),
            JoinUnknown = part.Flag("fuse_unk", false),
            ByteFallback = part.Flag("byte_fallback", false),
            WholePiecesFirst = part.Flag("ignore_merges", false),
            InsidePrefix = insidePrefix,
            EndSuffix = part.Text("end_of_word_suffix") ?? "",
        });
    }

    private static Dictionary<string, int> ReadVocabulary(JsonPart part)
    {
        var element = part.Child("vocab")?.Element ?? throw part.Fault("has no 'vocab'");
        Dictionary<string, int> vocabulary = [];
        foreach (var token in element.EnumerateObject())
        {
            vocabulary[token.Name] = token.Value.ValueKind == JsonValueKind.Number && token.Value.TryGetInt32(out var id) && id >= 0
                ? id
                : throw part.Fault($"'vocab' gives '{token.Name}' no id");
        }

        return vocabulary;
    }

    private static int Unknown(JsonPart part, Dictionary<string, int> vocabulary, string absent) =>
        vocabulary.TryGetValue(part.Text("unk_token") ?? absent, out var id) ? id : throw part.Fault("has no 'unk_token' that is in its 'vocab'");
}
