using System.Text.Json;
using Phasa.LocalModels.Tokenizers;
using Phasa.TestSupport.Storage;

namespace Phasa.LocalModels.Tests.Tokenizers;

/// <summary>Tokenizer files in miniature, written by the tests that read them.</summary>
internal static class TokenizerJson
{
    /// <summary>XLM-R's shape: unigram, spaces as ▁, framed by &lt;s&gt; and &lt;/s&gt;.</summary>
    public static object Unigram(object[][] vocabulary, object? normalizer = null, bool byteFallback = false, object? preTokenizer = null) => new
    {
        version = "1.0",
        added_tokens = new[] { Special("<s>", 0), Special("<pad>", 1), Special("</s>", 2), Special("<unk>", 3) },
        normalizer,
        pre_tokenizer = preTokenizer ?? new { type = "Metaspace", replacement = "▁", prepend_scheme = "always", split = true },
        post_processor = Frame("<s>", 0, "</s>", 2),
        model = new { type = "Unigram", unk_id = 3, byte_fallback = byteFallback, vocab = (object[][])[["<s>", 0.0], ["<pad>", 0.0], ["</s>", 0.0], ["<unk>", 0.0], .. vocabulary] },
    };

    /// <summary>BERT's shape; the tokens get the ids from 4 on.</summary>
    public static object WordPiece(string[] tokens, bool lowerCase = true, bool? stripAccents = null) => new
    {
        added_tokens = new[] { Special("[PAD]", 0), Special("[UNK]", 1), Special("[CLS]", 2), Special("[SEP]", 3) },
        normalizer = new { type = "BertNormalizer", clean_text = true, handle_chinese_chars = true, strip_accents = stripAccents, lowercase = lowerCase },
        pre_tokenizer = new { type = "BertPreTokenizer" },
        post_processor = new { type = "BertProcessing", sep = new object[] { "[SEP]", 3 }, cls = new object[] { "[CLS]", 2 } },
        model = new
        {
            type = "WordPiece",
            unk_token = "[UNK]",
            continuing_subword_prefix = "##",
            max_input_chars_per_word = 20,
            vocab = Numbered(["[PAD]", "[UNK]", "[CLS]", "[SEP]", .. tokens]),
        },
    };

    public static object Special(string content, int id) => Added(content, id, special: true, normalized: false);

    public static object Added(string content, int id, bool special = false, bool normalized = true, bool singleWord = false, bool left = false, bool right = false) =>
        new { id, content, single_word = singleWord, lstrip = left, rstrip = right, normalized, special };

    public static object Frame(string before, int beforeId, string after, int afterId) => new
    {
        type = "TemplateProcessing",
        single = new object[]
        {
            new { SpecialToken = new { id = before, type_id = 0 } },
            new { Sequence = new { id = "A", type_id = 0 } },
            new { SpecialToken = new { id = after, type_id = 0 } },
        },
        pair = Array.Empty<object>(),
        special_tokens = new Dictionary<string, object>
        {
            [before] = new { id = before, ids = new[] { beforeId }, tokens = new[] { before } },
            [after] = new { id = after, ids = new[] { afterId }, tokens = new[] { after } },
        },
    };

    public static Dictionary<string, int> Numbered(IEnumerable<string> tokens) =>
        tokens.Select((token, id) => (token, id)).ToDictionary(t => t.token, t => t.id);

    /// <summary>Writes the file into a folder and reads it back.</summary>
    public static FolderTokenizer Load(object file)
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path, file);
        return TokenizerFolder.Load(folder.Path);
    }

    public static void Write(string directory, object file) =>
        File.WriteAllText(Path.Combine(directory, "tokenizer.json"), JsonSerializer.Serialize(file));

    /// <summary>The ids without a frame.</summary>
    public static IReadOnlyList<int> Ids(this FolderTokenizer tokenizer, string text) => tokenizer.Encode(text, 1000, special: false);
}
