using System.Text;
using FsCheck.Xunit;
using Phasa.Languages;
using Phasa.Languages.Terms;

namespace Phasa.Tests.Languages.Terms;

public sealed class TermAnalyzerTests
{
    private static readonly TermAnalyzer Analyzer = new(new IcuWordSegmenter());

    [Theory]
    [InlineData("en", "The user's Licenses and policies", "the|user|licenses|and|policies")]
    [InlineData("en", "status address process", "status|address|process")]
    [InlineData("en", "SharePoint Wi-Fi e-mails", "sharepoint|share|point|wifi|wi|fi|emails|e|mails")]
    [InlineData("en", "v2.1 10,000 report.xlsx", "v2.1|2.1|10000|report.xlsx|report|xlsx")]
    [InlineData("en", "admin@example.com", "admin|example.com|example|com")]
    [InlineData("en", "HTTPServer file_name Microsoft365", "httpserver|http|server|file_name|file|name|microsoft365|microsoft|365")]
    [InlineData("en", "don’t can't", "dont|cant")]
    [InlineData("fr", "l'utilisateur créé", "lutilisateur|utilisateur|cree")]
    [InlineData("de", "schön Straße café", "schön|strasse|cafe")]
    [InlineData("vi", "má mà mã ma", "má|mà|mã|ma")]
    [InlineData("tr", "IŞIK ışık İzmir", "işik|işik|izmir")]
    [InlineData("el", "ΑΘΗΝΑ Αθήνα λόγος ΛΟΓΟΣ", "αθηνα|αθηνα|λογοσ|λογοσ")]
    [InlineData("hi", "हिन्दी की", "हिन्दी|की")]
    [InlineData("lo", "tenantການສ້າງ ໒໐໒໕", "tenant|ການ|ສ້າງ|2025")]
    [InlineData("th", "ปี๒๕๖๘ น้ำ", "ปี|2568|น้ำ")]
    [InlineData("ja", "Microsoft365でサーバーをコピー", "microsoft365|microsoft|365|で|サーバ|を|コピー")]
    [InlineData("ar", "١٢٣ مُحَمَّد", "123|محمد")]
    [InlineData("km", "១២", "12")]
    [InlineData("my", "၁၂", "12")]
    public void Terms_OfAText_AreItsWords(string language, string text, string words) =>
        Assert.Equal(words, string.Join('|', Of(text, language).Where(t => t.Kind == TermKind.Word).Select(t => t.Text)));

    [Theory]
    [InlineData("ja", "税金", "税金")]
    [InlineData("ja", "PDFを開く", "を開|開く")]
    [InlineData("lo", "ນ້ຳໃຈ", "ນ້ຳໃ|ໃຈ")]
    [InlineData("km", "ភា\u200Bសា", "ភាសា")]
    [InlineData("en", "plain words", "")]
    public void Terms_OfAText_HaveItsBigrams(string language, string text, string bigrams) =>
        Assert.Equal(bigrams, string.Join('|', Of(text, language).Where(t => t.Kind == TermKind.Bigram).Select(t => t.Text)));

    [Theory]
    [InlineData("ＳｈａｒｅＰｏｉｎｔ　２０２５", "SharePoint 2025")]
    [InlineData("ｻｰﾊﾞｰを再起動", "サーバーを再起動")]
    [InlineData("ນໍ້າ", "ນ້ຳ")]
    [InlineData("ຫນ້າຈໍ", "ໜ້າຈໍ")]
    [InlineData("น้ํา", "น้ำ")]
    public void Terms_OfTwoWritings_AreTheSame(string one, string other) =>
        Assert.Equal(Of(other, "ja").Select(t => (t.Text, t.Kind)), Of(one, "ja").Select(t => (t.Text, t.Kind)));

    [Fact]
    public void Terms_BetweenBreakHints_AreWords() =>
        Assert.Equal(["ພາ", "ສາ"], Of("ພາ\u200Bສາ", "lo").Where(t => t.Kind == TermKind.Word).Select(t => t.Text));

    [Theory]
    [InlineData("ｻｰﾊﾞｰ ABC", "abc", "ABC")]
    [InlineData("ﬁle server", "server", "server")]
    [InlineData("ຫນ້າSharePoint", "point", "Point")]
    [InlineData("ຫນ້າ ABC", "abc", "ABC")]
    [InlineData("cafe\u0301 ABC", "cafe", "cafe\u0301")]
    public void Terms_OfATextThatFoldsToAnotherLength_AreWhereItHasThem(string text, string term, string place) =>
        Assert.Equal(place, Of(text, "en").First(t => t.Text == term).Span.Of(text));

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 500)]
    public void Terms_OfAnyText_LieInItInOrder(string text)
    {
        var start = 0;
        foreach (var term in Of(text, "en"))
        {
            Assert.True(term.Span.Start >= start && term.Span.Length > 0 && term.Span.End <= text.Length && term.Text.Length > 0);
            start = term.Span.Start;
        }
    }

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 500)]
    public void Terms_OfAnyText_AreThoseOfItsNormalForm(string text)
    {
        // What is stored has no zero-width spaces, so only a text without them can be compared with its stored form.
        // Capitals that part a name are found by their place, which is not known exactly amid marks that make no syllable.
        var plain = text.Replace("\u200B", "", StringComparison.Ordinal).ToLowerInvariant();
        Assert.Equal(Of(plain, "lo").Select(t => t.Text), Of(TextNormalizer.Normalize(plain), "lo").Select(t => t.Text));
    }

    private static List<Term> Of(string text, string language) => [.. Analyzer.Terms(text, LanguageTag.Parse(language))];
}
