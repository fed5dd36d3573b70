using System.Text.RegularExpressions;
using System.Xml.Linq;
using Phasa.Separation;
using Phasa.Separation.Reports;

namespace Phasa.Tests.Separation.Reports;

public sealed partial class MeasurementHtmlTests
{
    [Fact]
    public void Write_FoundingMeasurement_IsWellFormed()
    {
        var page = XDocument.Parse(Page(SampleMeasurement.Founding()));
        Assert.Equal("html", page.Root!.Name.LocalName);
        if (Environment.GetEnvironmentVariable("PHASA_REPORTS") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, "founding.html"), Page(SampleMeasurement.Founding()));
            File.WriteAllText(Path.Combine(folder, "two.html"), Page(SampleMeasurement.TwoModels()));
        }
    }

    private static string Page(Measurement measurement)
    {
        var writer = new StringWriter();
        MeasurementHtml.Write(measurement, writer);
        return writer.ToString();
    }
}
