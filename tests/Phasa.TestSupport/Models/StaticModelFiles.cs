using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Phasa.TestSupport.Models;

/// <summary>The files of a small static model in the layout of Model2Vec: a vector for each letter, by chance.</summary>
public static class StaticModelFiles
{
    /// <summary>Length of a vector.</summary>
    public const int Dimensions = 16;

    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

    private static readonly (char First, char Last)[] LatinAndLao = [('a', 'z'), ('\u0E80', '\u0EFF')];

    private static readonly (char First, char Last)[] AllScripts = [.. LatinAndLao, ('0', '9'), ('\u00DF', '\u024F'), ('\u1E00', '\u1EFF'), ('\u0E00', '\u0E7F'), ('\u1000', '\u109F'), ('\u1780', '\u17FF'), ('\u3040', '\u30FF'), ('\u4E00', '\u9FFF'), ('\uAC00', '\uD7A3')];

    /// <summary>The files by name. Another seed is another model.</summary>
    /// <param name="seed">Seeds the vectors.</param>
    /// <param name="readsAllScripts">Whether it knows more than Latin and Lao letters: files of megabytes instead of kilobytes.</param>
    public static IReadOnlyDictionary<string, byte[]> Create(int seed, bool readsAllScripts = false)
    {
        var letters = (readsAllScripts ? AllScripts : LatinAndLao).SelectMany(r => Enumerable.Range(r.First, r.Last - r.First + 1)).Select(c => ((char)c).ToString());
        string[] tokens = [.. Special, .. letters.SelectMany(l => new[] { l, "##" + l })];
        return new Dictionary<string, byte[]>
        {
            ["config.json"] = Json(new { model_type = "model2vec", hidden_dim = Dimensions, normalize = true }),
            ["tokenizer.json"] = Json(Tokenizer(tokens)),
            ["model.safetensors"] = Table(tokens.Length, new Random(seed)),
        };
    }

    /// <summary>Writes the files into a folder, which is made.</summary>
    public static void Write(string folder, int seed = 1, bool readsAllScripts = false)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in Create(seed, readsAllScripts))
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
