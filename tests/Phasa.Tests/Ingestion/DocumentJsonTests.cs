using System.Text;
using Phasa.Ingestion;
using Phasa.Languages;

namespace Phasa.Tests.Ingestion;

public sealed class DocumentJsonTests
{
    [Fact]
    public void Parse_AllMembers_AreRead()
    {
        var document = Parse("""
            {"id": "a/1", "title": "題", "text": "本文", "format": "html", "language": "JA", "metadata": {"n": 1, "s": "x", "b": true, "l": ["a"]},
             "translations": {"lo": {"title": "ຫົວ", "text": "ເນື້ອ"}}}
            """);
        Assert.Equal(("a/1", "題", "本文", TextFormat.Html, "ja"), (document.Id, document.Title, document.Text, document.Format, document.Language!.Value.Value));
        Assert.Equal(4, document.Metadata.Count);
        Assert.Equal(new TranslationInput("ເນື້ອ", "ຫົວ"), document.Translations[LanguageTag.Parse("lo")]);
    }

    [Fact]
    public void Parse_OnlyIdAndText_HasDefaults()
    {
        var document = Parse("""{"id": "1", "text": "x"}""");
        Assert.Equal((null, TextFormat.Markdown, null), (document.Title, document.Format, document.Language));
        Assert.Empty(document.Metadata);
        Assert.Empty(document.Translations);
    }

    [Theory]
    [InlineData("""{"id": "1", "text": "x", "txt": 1}""", "invalid-json", "/txt")]
    [InlineData("""{"id": "1", "text": "x", "translations": {"lo": {"body": "x"}}}""", "invalid-json", "/translations/lo/body")]
    [InlineData("""{"id": "1", "text": "x", "text": "y"}""", "invalid-json", "/text")]
    [InlineData("""{"id": "1", "text": "x", "metadata": {"a": 1, "a": 2}}""", "invalid-json", "/metadata/a")]
    [InlineData("""{"id": "1", "text": "x", "translations": {"lo": {"text": "a"}, "LO": {"text": "b"}}}""", "invalid-json", "/translations/LO")]
    [InlineData("""{"id": 1, "text": "x"}""", "invalid-json", "/id")]
    [InlineData("""{"id": "1", "text": ["x"]}""", "invalid-json", "/text")]
    [InlineData("""{"id": "1", "text": "x", "format": "pdf"}""", "invalid-json", "/format")]
    [InlineData("""{"id": "1", "text": "x", "format": 1}""", "invalid-json", "/format")]
    [InlineData("""{"id": "1", "text": "x", "format": "7"}""", "invalid-json", "/format")]
    [InlineData("""{"id": "1", "text": "x", "translations": []}""", "invalid-json", "/translations")]
    [InlineData("""{"id": "1", "text": "x", "language": 3}""", "invalid-json", "/language")]
    [InlineData("""{"id": "1", "text": "x", "language": "not a tag"}""", "invalid-language", null)]
    [InlineData("""{"id": "1", "text": "x", "translations": {"not a tag": {"text": "x"}}}""", "invalid-language", null)]
    [InlineData("""{"id": "1", "text": "\ud800"}""", "invalid-json", "/text")]
    [InlineData("""{"id": "1", "text": "x\u0000y"}""", "unreadable-text", "/text")]
    [InlineData("""{"text": "x"}""", "invalid-request", "/id")]
    [InlineData("""{"id": "", "text": "x"}""", "invalid-request", "/id")]
    [InlineData("""{"id": "a\nb", "text": "x"}""", "invalid-request", "/id")]
    [InlineData("""{"id": "1"}""", "invalid-request", "/text")]
    [InlineData("""{"id": "1", "text": " \n"}""", "empty-document", "/text")]
    [InlineData("""{"id": "1", "text": "12345678901"}""", "too-large", "/text")]
    [InlineData("""{"id": "1", "text": "x", "metadata": {"a/b": null}}""", "invalid-request", "/metadata/a~1b")]
    [InlineData("""{"id": "1", "text": "x", "metadata": {"a": {"b": 1}}}""", "invalid-request", "/metadata/a")]
    [InlineData("""{"id": "1", "text": "x", "metadata": {"a": ["b", 1]}}""", "invalid-request", "/metadata/a")]
    [InlineData("""{"id": "1", "text": "x", "metadata": {"": 1}}""", "invalid-request", "/metadata/")]
    [InlineData("""{"id": "1", "text": "x", "language": "lo", "translations": {"lo": {"text": "x"}}}""", "invalid-request", "/translations/lo")]
    [InlineData("""{"id": "1", "text": "x", "translations": {"lo": {"title": "x"}}}""", "invalid-request", "/translations/lo/text")]
    [InlineData("""{"id": "1", "text": "x", "translations": {"lo": {"text": ""}}}""", "empty-document", "/translations/lo/text")]
    [InlineData("""[{"id": "1", "text": "x"}]""", "invalid-json", "")]
    [InlineData("\"x\"", "invalid-json", "")]
    public void Parse_WrongMember_IsRefusedWithItsPointer(string json, string code, string? location)
    {
        var error = Assert.Throws<PhasaException>(() => Parse(json));
        Assert.Equal((code, location), (error.Code.Id, error.Location));
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"id": "1", "text": "x" """)]
    [InlineData("""{"id": "1", "text": "x"} {}""")]
    [InlineData("""{"id": "1", "text": "x",}""")]
    [InlineData("""{'id': 1}""")]
    public void Parse_NotOneObject_IsInvalidJson(string json) => Assert.Equal(ErrorCodes.InvalidJson, Assert.Throws<PhasaException>(() => Parse(json)).Code);

    [Fact]
    public void Parse_DeepNesting_IsInvalidJson() => Assert.Equal(
        ErrorCodes.InvalidJson,
        Assert.Throws<PhasaException>(() => Parse("""{"id": "1", "text": "x", "metadata": {"a": """ + new string('[', 100_000))).Code);

    [Fact]
    public void Parse_InvalidUtf8_IsUnreadable() => Assert.Equal(
        ErrorCodes.UnreadableText,
        Assert.Throws<PhasaException>(() => DocumentJson.Parse([.. "{\"id\": \"1\", \"text\": \""u8, 0xFF, .. "\"}"u8])).Code);

    [Fact]
    public void Validate_TooManyEntries_AreRefused()
    {
        var value = System.Text.Json.JsonSerializer.SerializeToElement(1);
        var document = new DocumentInput("1", "x") { Metadata = Enumerable.Range(0, 101).ToDictionary(i => $"m{i}", _ => value) };
        Assert.Equal("/metadata", Assert.Throws<PhasaException>(() => DocumentValidation.Validate(document)).Location);
        var translations = (from a in Enumerable.Range('a', 26) from b in Enumerable.Range('a', 2) select LanguageTag.Parse($"{(char)a}{(char)b}")).Take(51);
        document = new DocumentInput("1", "x") { Translations = translations.ToDictionary(l => l, _ => new TranslationInput("x")) };
        Assert.Equal("/translations", Assert.Throws<PhasaException>(() => DocumentValidation.Validate(document)).Location);
    }

    private static DocumentInput Parse(string json) => DocumentJson.Parse(Encoding.UTF8.GetBytes(json), maxCharacters: 10);
}
