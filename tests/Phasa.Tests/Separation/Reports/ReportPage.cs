using System.Xml.Linq;
using Phasa.Separation;
using Phasa.Separation.Reports;

namespace Phasa.Tests.Separation.Reports;

/// <summary>A report as text and as a tree; that it can be a tree is a promise of its own.</summary>
internal static class ReportPage
{
    public static string Of(Measurement measurement)
    {
        using var writer = new StringWriter();
        MeasurementHtml.Write(measurement, writer);
        return writer.ToString();
    }

    public static XElement Parse(string page) => XDocument.Parse(page, LoadOptions.PreserveWhitespace).Root!;

    public static IEnumerable<string> Sections(Measurement measurement) => Parse(Of(measurement)).Descendants("section").Select(s => (string)s.Attribute("id")!);

    public static XElement Section(Measurement measurement, string id) => Parse(Of(measurement)).Descendants("section").Single(s => (string?)s.Attribute("id") == id);

    /// <summary>The texts of a table's body, cell by cell.</summary>
    public static IReadOnlyList<string[]> Rows(XElement section, string table) =>
    [
        .. section.Descendants("table").First(t => (string?)t.Attribute("class") == table).Elements("tbody").Elements("tr")
            .Select(r => r.Elements().Select(c => c.Value.Trim()).ToArray()),
    ];
}
