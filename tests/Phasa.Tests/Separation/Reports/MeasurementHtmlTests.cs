using System.Text.RegularExpressions;
using System.Xml.Linq;
using Phasa.Separation;
using Phasa.Separation.Reports;
using Phasa.TestSupport.Browsers;
using Phasa.TestSupport.Storage;

namespace Phasa.Tests.Separation.Reports;

public sealed partial class MeasurementHtmlTests
{
    /// <summary>A reason to skip, read by the test framework.</summary>
    public static bool HasBrowser => Chromium.Missing is null;

    [Fact]
    public void Write_FoundingMeasurement_IsWellFormedAndSaysItFirst()
    {
        var page = XDocument.Parse(Page(SampleMeasurement.Founding()));
        Assert.Equal("html", page.Root!.Name.LocalName);
        var lead = string.Concat(page.Descendants().Where(e => e.Name.LocalName == "p").Take(2).Select(p => p.Value));
        Assert.Contains("works only within Lao", lead, StringComparison.Ordinal);
        Assert.Contains("ລາວ", lead, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_AnyMeasurement_NeedsNothingElse(bool two)
    {
        var page = Page(two ? SampleMeasurement.TwoModels() : SampleMeasurement.Founding());
        Assert.DoesNotMatch(Elsewhere(), page);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var policy = XDocument.Parse(page).Descendants().Single(e => e.Attribute("http-equiv")?.Value == "Content-Security-Policy").Attribute("content")!.Value;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NamesWithMarkup_AreText()
    {
        var page = Page(SampleMeasurement.TwoModels("<script>alert('&')</script>"));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("<script>alert('&')</script>", XDocument.Parse(page).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EveryCondition_HasItsFiguresInTheTable()
    {
        var measurement = SampleMeasurement.TwoModels();
        var cells = XDocument.Parse(Page(measurement)).Descendants().Where(e => e.Name.LocalName is "td" or "th").Select(e => e.Value.Trim()).ToHashSet(StringComparer.Ordinal);
        foreach (var condition in measurement.Models.SelectMany(m => m.Conditions))
        {
            Assert.Contains(cells, c => c.Contains(condition.Auc.Value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Model against model")]
    [InlineData("Ways to ask")]
    [InlineData("Cuts")]
    public void Write_WhatWasNotMeasured_IsLeftOut(string section)
    {
        var whole = SampleMeasurement.TwoModels();
        var bare = whole with { Differences = [], Models = [whole.Models[0] with { Paths = [], PathDifferences = [], Thresholds = [] }] };
        Assert.Contains(Headings(whole), h => h.Contains(section, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Headings(bare), h => h.Contains(section, StringComparison.OrdinalIgnoreCase));
    }

    [Theory(Skip = "There is no Chromium on the PATH ('apt-get install chromium').", SkipUnless = nameof(HasBrowser))]
    [InlineData("--window-size=1400,1000", "--blink-settings=preferredColorScheme=1")]
    [InlineData("--window-size=390,844", "--blink-settings=preferredColorScheme=0")]
    public async Task Open_InABrowserWithoutNetwork_WritesNothingToTheConsole(string size, string scheme)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("report.html");
        await File.WriteAllTextAsync(file, Page(SampleMeasurement.TwoModels()), TestContext.Current.CancellationToken);
        var page = await Chromium.OpenAsync(new(file), [size, scheme], TestContext.Current.CancellationToken);
        Assert.Empty(page.Console);
        Assert.Contains("ລາວ", page.Document, StringComparison.Ordinal);
        Assert.Contains("</svg>", page.Document, StringComparison.Ordinal);
    }

    [Fact(Skip = "There is no Chromium on the PATH ('apt-get install chromium').", SkipUnless = nameof(HasBrowser))]
    public async Task Open_APageThatReachesOut_IsCaught()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("report.html");
        var broken = Page(SampleMeasurement.Founding()).Replace("</body>", "<img src=\"http://example.invalid/x.png\"/></body>", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, broken, TestContext.Current.CancellationToken);
        Assert.NotEmpty((await Chromium.OpenAsync(new(file), [], TestContext.Current.CancellationToken)).Console);
    }

    private static List<string> Headings(Measurement measurement) =>
        [.. XDocument.Parse(Page(measurement)).Descendants().Where(e => e.Name.LocalName is "h2" or "h3" or "h4").Select(e => e.Value)];

    private static string Page(Measurement measurement)
    {
        var writer = new StringWriter();
        MeasurementHtml.Write(measurement, writer);
        return writer.ToString();
    }

    // Namespaces of SVG and XHTML are names, not addresses.
    [GeneratedRegex("""\b(src|href|action)\s*=\s*["'](?!#|data:)|url\(|@import""", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();
}
