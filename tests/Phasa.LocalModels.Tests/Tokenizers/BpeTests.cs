using System.Text;
using Microsoft.ML.Tokenizers;

namespace Phasa.LocalModels.Tests.Tokenizers;

public sealed class BpeTests
{
    private const string QwenWords =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private static readonly string[] Bytes = [.. VisibleBytes()];

    [Fact]
    public void Encode_Merges_JoinsTheFirstLearntFirst()
    {
        // hello: "l l" (rank 0) makes h e ll o, "h e" (1) makes he ll o, "he ll" (3) makes hell o. "l o" (2) never comes.
        var tokenizer = TokenizerJson.Load(new
        {
            model = new
            {
                type = "BPE",
                vocab = TokenizerJson.Numbered(["h", "e", "l", "o", "ll", "he", "lo", "hell"]),
                merges = new object[] { "l l", "h e", new[] { "l", "o" }, "he ll" },
            },
        });

        Assert.Equal([7, 3], tokenizer.Ids("hello"));
        Assert.Equal([5, 6], tokenizer.Ids("helo"));
        Assert.Equal([4, 2], tokenizer.Ids("lll"));
    }

    [Fact]
    public void Encode_RandomMerges_AgreesWithAnotherImplementation()
    {
        var random = new Random(7);
        List<string> tokens = ["a", "b", "c", "d"];
        List<string> merges = [];
        while (tokens.Count < 60)
        {
            var (left, right) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
            if (!tokens.Contains(left + right))
            {
                tokens.Add(left + right);
                merges.Add($"{left} {right}");
            }
        }

        var tokenizer = TokenizerJson.Load(new { model = new { type = "BPE", vocab = TokenizerJson.Numbered(tokens), merges } });
        var other = BpeTokenizer.Create(new BpeOptions(TokenizerJson.Numbered(tokens)) { Merges = merges });

        for (var i = 0; i < 500; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => "abcd"[random.Next(4)]));
            Assert.Equal(other.EncodeToIds(text, considerPreTokenization: false), tokenizer.Ids(text));
        }
    }

    [Fact]
    public void Encode_ByteLevelOfQwen_WritesTheBytesOfComposedTextWordByWord()
    {
        // Merges: E0 BA, the start of every Lao letter, and a space with a.
        var tokenizer = Qwen($"{Bytes[0xE0]} {Bytes[0xBA]}", $"{Bytes[' ']} a");

        Assert.Equal([256, 0x81, 256, 0x82], tokenizer.Ids("ກຂ"));
        Assert.Equal([257, 'a', ' ', '1', '2'], tokenizer.Ids(" aa 12"));
        Assert.Equal([0xC3, 0xA9], tokenizer.Ids("e\u0301"));
        Assert.Equal([0xF0, 0x9F, 0x98, 0x80], tokenizer.Ids("😀"));
    }

    [Fact]
    public void Encode_QwensFrame_EndsTheText()
    {
        var tokenizer = Qwen($"{Bytes['a']} {Bytes['b']}");

        Assert.Equal([256, 257], tokenizer.Encode("ab", 8));
        Assert.Equal(['c', 257], tokenizer.Encode("cab", 2));
        Assert.Equal([257, 256], tokenizer.Encode("<|endoftext|>ab", 8, special: false));
        Assert.Equal(257, tokenizer.PadId);
    }

    [Theory]
    [InlineData("𠮷野家", new[] { 1 })]
    [InlineData("𐐀𐐁 x😀😀 y", new[] { 2, 3, 4, 5 })]
    [InlineData("it's IT'S\r\n  x  ", new[] { 6, 7, 8, 9, 10, 11, 3, 12 })]
    public void Encode_WordsOfQwen_AreCutAlsoBeyondTheBasicPlane(string text, int[] expected)
    {
        var tokenizer = TokenizerJson.Load(new
        {
            pre_tokenizer = new { type = "Split", pattern = new { Regex = QwenWords }, behavior = "Isolated", invert = false },
            model = new
            {
                type = "WordLevel",
                unk_token = "?",
                vocab = TokenizerJson.Numbered(["?", "𠮷野家", "𐐀𐐁", " x", "😀😀", " y", "it", "'s", " IT", "'S", "\r\n", " ", "  "]),
            },
        });

        Assert.Equal(expected, tokenizer.Ids(text));
    }

    [Fact]
    public void Encode_Gpt2_PutsASpaceFirst()
    {
        var tokenizer = TokenizerJson.Load(new
        {
            pre_tokenizer = new { type = "ByteLevel", add_prefix_space = true, trim_offsets = true },
            post_processor = new { type = "RobertaProcessing", sep = new object[] { "</s>", 2 }, cls = new object[] { "<s>", 0 }, trim_offsets = true, add_prefix_space = true },
            model = new { type = "BPE", vocab = TokenizerJson.Numbered([.. Bytes, "Ġa"]), merges = new[] { "Ġ a" } },
        });

        Assert.Equal([0, 256, 2], tokenizer.Encode("a", 8));
        Assert.Equal(['\'', 's', 256], tokenizer.Ids("'s a").Skip(1));
    }

    [Fact]
    public void Encode_GemmasForm_TakesSpacesAsMarksAndUnknownCharactersAsBytes()
    {
        string[] byteTokens = [.. Enumerable.Range(0, 256).Select(b => $"<0x{b:X2}>")];
        var tokenizer = TokenizerJson.Load(new
        {
            normalizer = new { type = "Replace", pattern = new { String = " " }, content = "▁" },
            pre_tokenizer = new { type = "Split", pattern = new { String = " " }, behavior = "MergedWithPrevious", invert = false },
            model = new
            {
                type = "BPE",
                unk_token = "<unk>",
                fuse_unk = true,
                byte_fallback = true,
                vocab = TokenizerJson.Numbered([.. byteTokens, "<unk>", "▁", "a", "▁a"]),
                merges = new[] { new[] { "▁", "a" } },
            },
        });

        Assert.Equal([258, 259, 0xE0, 0xBA, 0x81], tokenizer.Ids("a aກ"));
    }

    [Theory]
    [InlineData(true, new[] { 0, 1 })]
    [InlineData(false, new[] { 0, 0, 1 })]
    public void Encode_UnknownNeighbours_AreJoinedAsTheFileSays(bool join, int[] expected)
    {
        var tokenizer = TokenizerJson.Load(new
        {
            model = new { type = "BPE", unk_token = "?", fuse_unk = join, vocab = TokenizerJson.Numbered(["?", "a"]), merges = Array.Empty<string>() },
        });

        Assert.Equal(expected, tokenizer.Ids("xya"));
    }

    [Fact]
    public void Encode_WholePiecesFirst_IgnoresTheMerges()
    {
        var tokenizer = TokenizerJson.Load(new
        {
            model = new { type = "BPE", ignore_merges = true, vocab = TokenizerJson.Numbered(["a", "b", "ab"]), merges = Array.Empty<string>() },
        });

        Assert.Equal([2], tokenizer.Ids("ab"));
        Assert.Equal([0, 1, 0], tokenizer.Ids("aba"));
    }

    private static Phasa.LocalModels.Tokenizers.FolderTokenizer Qwen(params string[] merges)
    {
        string[] merged = [.. merges.Select(m => m.Replace(" ", "", StringComparison.Ordinal))];
        const string End = "<|endoftext|>";
        return TokenizerJson.Load(new
        {
            added_tokens = new[] { TokenizerJson.Special(End, 256 + merged.Length) },
            normalizer = new { type = "NFC" },
            pre_tokenizer = new
            {
                type = "Sequence",
                pretokenizers = new object[]
                {
                    new { type = "Split", pattern = new { Regex = QwenWords }, behavior = "Isolated", invert = false },
                    new { type = "ByteLevel", add_prefix_space = false, trim_offsets = false, use_regex = false },
                },
            },
            post_processor = new
            {
                type = "Sequence",
                processors = new object[]
                {
                    new { type = "ByteLevel", add_prefix_space = false, trim_offsets = false, use_regex = false },
                    new
                    {
                        type = "TemplateProcessing",
                        single = new object[] { new { Sequence = new { id = "A", type_id = 0 } }, new { SpecialToken = new { id = End, type_id = 0 } } },
                        special_tokens = new Dictionary<string, object> { [End] = new { id = End, ids = new[] { 256 + merged.Length } } },
                    },
                },
            },
            model = new { type = "BPE", vocab = TokenizerJson.Numbered([.. Bytes, .. merged]), merges },
        });
    }

    /// <summary>GPT-2's alphabet: printable Latin-1 as it is, the others from U+0100 on.</summary>
    private static IEnumerable<string> VisibleBytes()
    {
        var others = 0x100;
        foreach (var value in Enumerable.Range(0, 256))
        {
            var character = (char)value;
            yield return char.IsControl(character) || character is ' ' or '\u00A0' or '\u00AD' ? $"{(char)others++}" : $"{character}";
        }
    }
}
