using System.Text.Json;
using System.Text.Json.Nodes;
using Phasa.LocalModels.Tokenizers;
using Phasa.TestSupport.Storage;

namespace Phasa.LocalModels.Tests.Tokenizers;

public sealed class TokenizerFolderTests
{
    [Theory]
    [InlineData("normalizer", """{ "type": "Romanize" }""", "normaliser 'Romanize'")]
    [InlineData("pre_tokenizer", """{ "type": "UnicodeScripts" }""", "pre-tokenizer 'UnicodeScripts'")]
    [InlineData("post_processor", """{ "type": "Chatty" }""", "post-processor 'Chatty'")]
    [InlineData("model", """{ "type": "Characters" }""", "model 'Characters'")]
    [InlineData("model", """{ "type": "BPE", "vocab": {}, "merges": [], "dropout": 0.1 }""", "dropout")]
    [InlineData("truncation", """{ "direction": "Left", "max_length": 8, "strategy": "LongestFirst", "stride": 0 }""", "start")]
    [InlineData("pre_tokenizer", """{ "type": "Split", "pattern": { "Regex": "\\w+|x" }, "behavior": "Isolated", "invert": false }""", "'\\w'")]
    [InlineData("pre_tokenizer", """{ "type": "Split", "pattern": { "Regex": "\\p{Han}+" }, "behavior": "Isolated", "invert": false }""", "\\p{Han}+")]
    [InlineData("pre_tokenizer", """{ "type": "Split", "pattern": { "Regex": "a|^b" }, "behavior": "Isolated", "invert": false }""", "'^'")]
    [InlineData("pre_tokenizer", """{ "type": "Split", "pattern": { "Regex": "[a-z&&[^b]]" }, "behavior": "Isolated", "invert": false }""", "&&")]
    [InlineData("pre_tokenizer", """{ "type": "Split", "pattern": { "Regex": "(?m:a.b)" }, "behavior": "Isolated", "invert": false }""", "(?m:")]
    public void Load_UnsupportedPart_NamesItAndTheFile(string member, string json, string named)
    {
        using var folder = new TemporaryFolder();
        TokenizerJson.Write(folder.Path, Changed(member, json));

        var error = Assert.Throws<PhasaException>(() => TokenizerFolder.Load(folder.Path));

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains("not supported", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains(folder.File("tokenizer.json"), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model", """{ "type": "Unigram", "unk_id": 9, "vocab": [["a", 0]] }""", "unk_id")]
    [InlineData("model", """{ "type": "Unigram", "unk_id": 0, "vocab": [["a"]] }""", "vocab")]
    [InlineData("model", """{ "type": "WordPiece", "vocab": { "a": 0 } }""", "unk_token")]
    [InlineData("model", """{ "type": "BPE", "vocab": { "a": 0 }, "merges": ["a b"] }""", "'b'")]
    [InlineData("model", """{ "type": "BPE", "vocab": { "a": -1 }, "merges": [] }""", "'a'")]
    [InlineData("normalizer", """{ "type": "Precompiled", "precompiled_charsmap": "AAAA" }""", "character map")]
    [InlineData("post_processor", """{ "type": "BertProcessing", "sep": ["[SEP]", 900], "cls": ["[CLS]", 2] }""", "frames")]
    [InlineData("added_tokens", """[{ "content": "x" }]""", "'id'")]
    public void Load_DamagedPart_NamesItAndTheFile(string member, string json, string named)
    {
        using var folder = new TemporaryFolder();
        TokenizerJson.Write(folder.Path, Changed(member, json));

        var error = Assert.Throws<PhasaException>(() => TokenizerFolder.Load(folder.Path));

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("tokenizer.json", error.Message, StringComparison.Ordinal);
        Assert.Contains("again", error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"model\": ")]
    [InlineData("[]")]
    [InlineData("version https://git-lfs.github.com/spec/v1")]
    public void Load_NotTheJson_SaysSo(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("tokenizer.json"), content);

        Assert.Equal(ErrorCodes.InvalidConfiguration, Assert.Throws<PhasaException>(() => TokenizerFolder.Load(folder.Path)).Code);
    }

    [Fact]
    public void Load_NoTokenizer_SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<PhasaException>(() => TokenizerFolder.Load(folder.Path));

        Assert.Contains("tokenizer.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Limits_AreReadFromTheFiles()
    {
        using var folder = new TemporaryFolder();
        TokenizerJson.Write(folder.Path, Changed("truncation", """{ "direction": "Right", "max_length": 8, "strategy": "LongestFirst", "stride": 0 }"""));
        File.WriteAllText(folder.File("tokenizer_config.json"), """{ "pad_token": { "content": "[SEP]" } }""");

        var tokenizer = TokenizerFolder.Load(folder.Path);

        Assert.Equal((8, 3, "wordpiece"), (tokenizer.TruncatesAt, tokenizer.PadId, tokenizer.Family));
    }

    [Fact]
    public async Task Encode_ManyThreads_GiveTheSameIds()
    {
        var tokenizer = TokenizerJson.Load(TokenizerJson.WordPiece(["un", "##aff", "##able", "東"]));
        string[] texts = ["unaffable", "東 un", "nothing", "un東un"];
        var expected = texts.Select(t => tokenizer.Encode(t, 16)).ToList();

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => tokenizer.Encode(texts[i % 4], 16))));

        Assert.All(results.Index(), r => Assert.Equal(expected[r.Index % 4], r.Item));
    }

    private static JsonNode Changed(string member, string json)
    {
        var file = JsonSerializer.SerializeToNode(TokenizerJson.WordPiece(["un"]))!;
        file[member] = JsonNode.Parse(json);
        return file;
    }
}
