using System.Text;
using System.Text.Json;

namespace Phasa.Cli.Tests.Support;

/// <summary>Writes a real embedding model in the layout of Model2Vec: a vector for each character of a few scripts, by a seed.</summary>
internal static class StaticModelFolder
{
    private const int Dimensions = 32;

    /// <summary>Writes the folder and gives its path.</summary>
    public static string Write(PhasaExecutable phasa, string name, int seed)
    {
        var folder = Path.Combine(phasa.Folder, name);
        Directory.CreateDirectory(folder);
        string[] tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", .. Characters().SelectMany(c => new[] { $"{c}", $"##{c}" })];
        File.WriteAllText(Path.Combine(folder, "config.json"), JsonSerializer.Serialize(new { model_type = "model2vec", hidden_dim = Dimensions, normalize = true }));
        File.WriteAllText(Path.Combine(folder, "tokenizer.json"), JsonSerializer.Serialize(Tokenizer(tokens)));
        File.WriteAllBytes(Path.Combine(folder, "model.safetensors"), Table(tokens.Length, new Random(seed)));
        return folder;
    }

    /// <summary>A configuration with that model beside the default one of character n-grams, and workers that take over quickly from dead ones.</summary>
    public static void Configure(PhasaExecutable phasa, string name, string folder)
    {
        Directory.CreateDirectory(phasa.Data);
        File.WriteAllText(Path.Combine(phasa.Data, "phasa.json"), JsonSerializer.Serialize(new
        {
            Embedding = new { models = new[] { new { name, kind = "static", folder } }, @default = "hashed-ngrams" },
            Worker = new { Lease = "00:00:01", Poll = "00:00:00.05", FirstRetry = "00:00:00.2" },
        }));
    }

    private static IEnumerable<char> Characters() =>
        new[] { ('0', '9'), ('a', 'z'), ('฀', '๿'), ('຀', '໿'), ('぀', 'ヿ'), ('一', '鿿') }
            .SelectMany(r => Enumerable.Range(r.Item1, r.Item2 - r.Item1 + 1)).Select(c => (char)c);

    private static object Tokenizer(string[] tokens) => new
    {
        added_tokens = tokens.Take(4).Select((content, id) => new { id, content, single_word = false, lstrip = false, rstrip = false, normalized = false, special = true }),
        normalizer = new { type = "BertNormalizer", clean_text = true, handle_chinese_chars = true, strip_accents = false, lowercase = true },
        pre_tokenizer = new { type = "BertPreTokenizer" },
        post_processor = new { type = "BertProcessing", sep = new object[] { "[SEP]", 3 }, cls = new object[] { "[CLS]", 2 } },
        model = new
        {
            type = "WordPiece",
            unk_token = "[UNK]",
            continuing_subword_prefix = "##",
            max_input_chars_per_word = 200,
            vocab = tokens.Index().ToDictionary(t => t.Item, t => t.Index),
        },
    };

    private static byte[] Table(int rows, Random random)
    {
        var data = new byte[rows * Dimensions * sizeof(float)];
        for (var i = 0; i < rows * Dimensions; i++)
        {
            BitConverter.TryWriteBytes(data.AsSpan(i * sizeof(float)), (float)(random.NextDouble() - 0.5));
        }

        var header = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["embeddings"] = new { dtype = "F32", shape = new[] { rows, Dimensions }, data_offsets = new[] { 0, data.Length } },
        }));
        return [.. BitConverter.GetBytes((ulong)header.Length), .. header, .. data];
    }
}
