using Phasa.TestSupport.Browsers;

namespace Phasa.Tests.Separation.Reports;

/// <summary>A browser reads the report as it was meant, and has nothing to complain about.</summary>
public sealed class ReportInBrowserTests
{
    [BrowserFact]
    public async Task Open_Report_HasEverySectionAndNoConsoleMessage()
    {
        var measurement = SampleMeasurement.TwoModels();

        var (dom, console) = await Chromium.OpenAsync(ReportPage.Of(measurement), TestContext.Current.CancellationToken);

        Assert.Empty(console);
        Assert.All(ReportPage.Sections(measurement), id => Assert.Contains($"id=\"{id}\"", dom, StringComparison.Ordinal));
        Assert.Contains("ລາວ", dom, StringComparison.Ordinal);
        Assert.EndsWith("</section>\n</main>\n\n\n</body></html>", dom.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>Were the stylesheet not the one of the policy, the browser would say so: the test above can fail.</summary>
    [BrowserFact]
    public async Task Open_ReportWithAnotherStylesheet_IsComplainedAbout()
    {
        var page = ReportPage.Of(SampleMeasurement.Founding()).Replace("<style>", "<style>p { color: red }", StringComparison.Ordinal);

        var (_, console) = await Chromium.OpenAsync(page, TestContext.Current.CancellationToken);

        Assert.Contains(console, line => line.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
