using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Phasa.TestSupport.Models;

/// <summary>The files of a small static model in the layout of Model2Vec: a vector for each Latin and Lao letter, by chance.</summary>
public static class StaticModelFiles
{
    /// <summary>Length of a vector.</summary>
    public const int Dimensions = 16;

    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

    /// <summary>The files by name. Another seed is another model.</summary>
    public static IReadOnlyDictionary<string, byte[]> Create(int seed)
    {
        var letters = Enumerable.Range('a', 26).Concat(Enumerable.Range(0x0E80, 0x80)).Select(c => ((char)c).ToString());
        string[] tokens = [.. Special, .. letters.SelectMany(l => new[] { l, "##" + l })];
        return new Dictionary<string, byte[]>
        {
            ["config.json"] = Json(new { model_type = "model2vec", hidden_dim = Dimensions, normalize = true }),
            ["tokenizer.json"] = Json(Tokenizer(tokens)),
            ["model.safetensors"] = Table(tokens.Length, new Random(seed)),
        };
    }

    /// <summary>Writes the files into a folder, which is made.</summary>
    public static void Write(string folder, int seed = 1)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in Create(seed))
        {
            File.WriteAllBytes(Path.Combine(folder, name), content);
        }
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
            max_input_chars_per_word = 1000,
            vocab = tokens.Select((token, id) => (token, id)).ToDictionary(t => t.token, t => t.id),
        },
    };

    private static byte[] Table(int rows, Random random)
    {
        float[] values = [.. Enumerable.Range(0, rows * Dimensions).Select(_ => random.NextSingle() - 0.5f)];
        var header = Json(new { embeddings = new { dtype = "F32", shape = new[] { rows, Dimensions }, data_offsets = new[] { 0, values.Length * sizeof(float) } } });
        return [.. BitConverter.GetBytes((ulong)header.Length), .. header, .. MemoryMarshal.AsBytes<float>(values)];
    }

    private static byte[] Json(object value) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value));
}
