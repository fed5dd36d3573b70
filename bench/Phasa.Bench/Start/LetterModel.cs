using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Phasa.Bench.Start;

/// <summary>A model folder of any number of dimensions: a vector for each Latin letter and digit, by chance. It says nothing; it costs what a static model costs.</summary>
internal static class LetterModel
{
    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

    /// <summary>Writes the folder.</summary>
    public static void Write(string folder, int dimensions)
    {
        Directory.CreateDirectory(folder);
        string[] tokens = [.. Special, .. "abcdefghijklmnopqrstuvwxyz0123456789".SelectMany(c => new[] { $"{c}", $"##{c}" })];
        Write("config.json", JsonSerializer.SerializeToUtf8Bytes(new { model_type = "model2vec", hidden_dim = dimensions, normalize = true }));
        Write("tokenizer.json", JsonSerializer.SerializeToUtf8Bytes(Tokenizer(tokens)));
        var random = new Random(1);
        float[] values = [.. Enumerable.Range(0, tokens.Length * dimensions).Select(_ => random.NextSingle() - 0.5f)];
        var header = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
            new { embeddings = new { dtype = "F32", shape = new[] { tokens.Length, dimensions }, data_offsets = new[] { 0, values.Length * sizeof(float) } } }));
        Write("model.safetensors", [.. BitConverter.GetBytes((ulong)header.Length), .. header, .. MemoryMarshal.AsBytes<float>(values)]);

        void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(folder, name), content);
    }

    private static object Tokenizer(string[] tokens) => new
    {
        added_tokens = Special.Select((content, id) => new { id, content, single_word = false, lstrip = false, rstrip = false, normalized = false, special = true }),
        normalizer = new { type = "BertNormalizer", clean_text = true, handle_chinese_chars = true, strip_accents = false, lowercase = true },
        pre_tokenizer = new { type = "BertPreTokenizer" },
        post_processor = new { type = "BertProcessing", sep = new object[] { "[SEP]", 3 }, cls = new object[] { "[CLS]", 2 } },
        model = new
        {
            type = "WordPiece",
            unk_token = "[UNK]",
            continuing_subword_prefix = "##",
            max_input_chars_per_word = 100,
            vocab = tokens.Select((token, id) => (token, id)).ToDictionary(t => t.token, t => t.id),
        },
    };
}
