using Phasa.Ingestion;
using static Phasa.Tests.Ingestion.Structures.StructureAssert;

namespace Phasa.Tests.Ingestion.Structures;

public sealed class HtmlParserTests
{
    [Theory]
    [InlineData("<title>T</title><p>x", "T")]
    [InlineData("<title>T</title><h1>H</h1><p>x", "H")]
    [InlineData("<p>x<h1>H</h1>", null)]
    [InlineData("<h2>H</h2>", null)]
    public void Parse_Title_IsTheFirstHeadingOrTheTitleElement(string html, string? title) =>
        Assert.Equal(title, Parsers.Parse(TextFormat.Html, html).Title);

    [Theory]
    [InlineData("<h2>A</h2><p>one<p>two", "h2 A", "p one", "p two")]
    [InlineData("bare <b>text</b><div>inner</div>tail", "p bare text", "p inner", "p tail")]
    [InlineData("<ol start=3><li>a<ul><li>b</ul><li>c</ol>", "li 3. a", "li - b", "li 4. c")]
    [InlineData("<table><tr><th>a<th>b<tr><td>1<br>2<td><img alt=pic><tr><td><td></table>", "tr a | b", "tr 1 2 | pic")]
    [InlineData("<table><tr><td><h2>layout</h2><p>x</table>", "h2 layout", "p x")]
    [InlineData("<pre>a\n  b</pre>", "code a\n  b")]
    [InlineData("<dl><dt>term<dd>meaning</dl>", "p term", "p meaning")]
    [InlineData("a<br>b", "p a\nb")]
    [InlineData("&lt;tag&gt; &amp; &#x0EA5;", "p <tag> & ລ")]
    [InlineData("<script>s</script><style>s</style><nav>n</nav><template>t</template><noscript>n</noscript><p hidden>h</p><svg><text>s</text></svg>ok", "p ok")]
    [InlineData("<img src='http://127.0.0.1:9/x.png'><link rel=stylesheet href='http://127.0.0.1:9/'><iframe src='file:///etc/passwd'>i</iframe>ok", "p ok")]
    [InlineData("<blockquote><h2>q</h2>text</blockquote>", "p q", "p text")]
    [InlineData("<!-- c --><p>a<!-- b -->c", "p ac")]
    [InlineData("<p>日本\n語 テキスト", "p 日本語 テキスト")]
    [InlineData("<p>never <b>closed", "p never closed")]
    [InlineData("")]
    [InlineData("<html><body> \n </body></html>")]
    public void Parse_Page_GivesWhatAReaderSees(string html, params string[] expected) => Blocks(TextFormat.Html, html, expected);

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b>", 100_000)]
    [InlineData("<table><tr><td>", 50_000)]
    [InlineData("<ul><li>", 100_000)]
    [InlineData("<svg>", 100_000)]
    [InlineData("x<b>", 50_000, "<table>")]
    public void Parse_EndlessNesting_IsRefused(string tag, int times, string before = "") =>
        Refused(TextFormat.Html, before + string.Concat(Enumerable.Repeat(tag, times)));

    [Fact]
    public void Parse_MisnestedFormattingThatMultiplies_IsRefused() => Refused(
        TextFormat.Html,
        "<p>" + string.Concat(Enumerable.Range(0, 400).Select(i => $"<font color={i}>")) + string.Concat(Enumerable.Repeat("<p>x", 100_000)));

    [Theory]
    [InlineData("&amp;", 100_000)]
    [InlineData("<", 100_000)]
    [InlineData("<p>x", 50_000)]
    [InlineData("<a><p>", 100)]
    public void Parse_MuchOfAnythingElse_IsRead(string text, int times) =>
        Assert.NotNull(Parsers.Parse(TextFormat.Html, string.Concat(Enumerable.Repeat(text, times))));
}
