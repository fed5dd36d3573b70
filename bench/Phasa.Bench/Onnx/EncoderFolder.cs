using System.Text.Json;

namespace Phasa.Bench.Onnx;

/// <summary>
/// A model folder in the layout of sentence-transformers, with the tokenizer and settings of the E5 family: a unigram
/// vocabulary of made-up words in several scripts, and an encoder with random weights.
/// </summary>
internal static class EncoderFolder
{
    private static readonly string[] Alphabets =
        ["abcdefghijklmnopqrstuvwxyz", "ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮ", "กขคงจชญดตถทนบปผฝพฟมยรลวสหอฮ", "あいうえおかきくけこさしすせそたちつてと"];

    private static readonly string[] Architectures = ["BertModel"];

    private static readonly string[] SpecialTokens = ["<s>", "<pad>", "</s>", "<unk>"];

    private static readonly IReadOnlyList<object[]> OtherPieces =
    [
        .. SpecialTokens.Select(s => new object[] { s, 0.0 }),
        .. new[] { "▁query:", "▁passage:" }.Select(p => new object[] { p, -3.0 }),
        .. Alphabets.SelectMany(a => a).Append('▁').Select(c => new object[] { $"{c}", -15.0 }),
    ];

    /// <summary>Writes the folder.</summary>
    /// <returns>The words that its tokenizer knows as one token each.</returns>
    public static IReadOnlyList<string> Write(string folder, EncoderShape shape, int seed)
    {
        Directory.CreateDirectory(Path.Combine(folder, "onnx"));
        Directory.CreateDirectory(Path.Combine(folder, "1_Pooling"));
        using (var stream = File.Create(Path.Combine(folder, "onnx", "model.onnx")))
        {
            EncoderGraph.Write(stream, shape, seed);
        }

        var words = Words(shape.Vocabulary - OtherPieces.Count, seed);
        WriteJson(folder, "tokenizer.json", Tokenizer(words));
        WriteJson(folder, "config.json", new
        {
            model_type = "bert",
            architectures = Architectures,
            hidden_size = shape.Hidden,
            max_position_embeddings = shape.Positions,
            vocab_size = shape.Vocabulary,
        });
        WriteJson(folder, "modules.json", new object[]
        {
            new { idx = 0, name = "0", path = "", type = "sentence_transformers.models.Transformer" },
            new { idx = 1, name = "1", path = "1_Pooling", type = "sentence_transformers.models.Pooling" },
            new { idx = 2, name = "2", path = "2_Normalize", type = "sentence_transformers.models.Normalize" },
        });
        WriteJson(folder, Path.Combine("1_Pooling", "config.json"), new { word_embedding_dimension = shape.Hidden, pooling_mode_mean_tokens = true });
        WriteJson(folder, "sentence_bert_config.json", new { max_seq_length = shape.Positions });
        WriteJson(folder, "config_sentence_transformers.json", new { prompts = new { query = "query: ", passage = "passage: " } });
        return words;
    }

    private static object Tokenizer(List<string> words)
    {
        var pieces = OtherPieces.Concat(words.Select((w, i) => new object[] { "▁" + w, -5 - Math.Log(1 + i) }));
        return new
        {
            version = "1.0",
            added_tokens = SpecialTokens.Select((s, i) => new { id = i, content = s, single_word = false, lstrip = false, rstrip = false, normalized = false, special = true }),
            normalizer = new { type = "NFKC" },
            pre_tokenizer = new { type = "Metaspace", replacement = "▁", prepend_scheme = "always", split = true },
            post_processor = new
            {
                type = "TemplateProcessing",
                single = new object[] { Special("<s>"), new { Sequence = new { id = "A", type_id = 0 } }, Special("</s>") },
                pair = Array.Empty<object>(),
                special_tokens = new Dictionary<string, object>
                {
                    ["<s>"] = new { id = "<s>", ids = new[] { 0 }, tokens = new[] { "<s>" } },
                    ["</s>"] = new { id = "</s>", ids = new[] { 2 }, tokens = new[] { "</s>" } },
                },
            },
            model = new { type = "Unigram", unk_id = 3, vocab = pieces },
        };
    }

    private static object Special(string token) => new { SpecialToken = new { id = token, type_id = 0 } };

    private static List<string> Words(int count, int seed)
    {
        var random = new Random(seed);
        HashSet<string> words = [];
        while (words.Count < count)
        {
            var alphabet = Alphabets[random.Next(Alphabets.Length)];
            words.Add(new string([.. Enumerable.Range(0, random.Next(2, 9)).Select(_ => alphabet[random.Next(alphabet.Length)])]));
        }

        return [.. words];
    }

    private static void WriteJson(string folder, string name, object content) =>
        File.WriteAllText(Path.Combine(folder, name), JsonSerializer.Serialize(content));
}
