using System.Text.RegularExpressions;
using System.Xml.Linq;
using Phasa.Embeddings;
using Phasa.Separation;
using Phasa.Separation.Reports;
using Phasa.Separation.Verdicts;

namespace Phasa.Tests.Separation.Reports;

public sealed partial class MeasurementHtmlTests
{
    [Fact]
    public void Write_NamesOfMarkup_StayText()
    {
        const string Name = "<script>alert('\"&\u0007')</script>";
        var measurement = SampleMeasurement.TwoModels(Name);
        measurement = measurement with
        {
            Models =
            [
                .. measurement.Models.Select(m => m with
                {
                    Model = Name,
                    Space = new EmbeddingSpace(Name, Name, Name, 4, Name, Name),
                    Conditions = [.. m.Conditions.Select(c => c with { Reason = Name })],
                    Languages = [.. m.Languages.Select(l => l with { Reading = Name, Advice = Name })],
                }),
            ],
        };

        var page = ReportPage.Of(measurement);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Name.Replace('\u0007', '\uFFFD'), ReportPage.Parse(page).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LanguageThatIsWeakWithinAndBrokenAcross_IsNotPassedOverAsOpen()
    {
        var measurement = SampleMeasurement.Founding();
        var weak = measurement.Models[0].Languages.Select(l => l.Language.Value == "lo" ? l with { Within = Verdict.Weak, Diagnosis = Diagnosis.Undecided } : l);
        var page = ReportPage.Parse(ReportPage.Of(measurement with { Models = [measurement.Models[0] with { Languages = [.. weak] }] }));
        var headline = page.Descendants("p").First(p => (string?)p.Attribute("class") == "headline").Value;
        Assert.Contains("does not work across languages from Lao", headline, StringComparison.Ordinal);
        Assert.DoesNotContain("leaves open", headline, StringComparison.Ordinal);
        Assert.StartsWith("Lao", page.Descendants("li").First(l => ((string?)l.Attribute("class"))?.StartsWith("answer", StringComparison.Ordinal) == true).Value.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Write_AnyMeasurement_RefersToNothingOutside(int models)
    {
        var page = ReportPage.Of(models == 1 ? SampleMeasurement.Founding() : SampleMeasurement.TwoModels());

        Assert.DoesNotMatch(Outside(), page);
        var root = ReportPage.Parse(page);
        Assert.All(root.Descendants().Attributes("href").Select(a => a.Value), href => Assert.True(href == "data:," || href.StartsWith('#'), href));
        Assert.DoesNotContain(root.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name.LocalName == "style");
    }

    [Fact]
    public void Write_EveryLinkAndMark_HasItsTarget()
    {
        var root = ReportPage.Parse(ReportPage.Of(SampleMeasurement.TwoModels()));
        var ids = root.Descendants().Attributes("id").Select(a => a.Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(root.Descendants().Attributes("href").Where(a => a.Value.StartsWith('#')), a => Assert.Contains(a.Value[1..], ids));
    }

    [Fact]
    public void Write_FullMeasurement_HasEverySection() => Assert.Equal(
        [
            "answer", "comparison",
            "model-1", "similarity-1", "distributions-1", "verdicts-1", "paths-1", "thresholds-1",
            "model-2", "similarity-2", "distributions-2", "verdicts-2", "paths-2", "thresholds-2",
            "data", "words",
        ],
        ReportPage.Sections(SampleMeasurement.TwoModels()));

    [Fact]
    public void Write_NothingButTheData_HasNoEmptySections()
    {
        var full = SampleMeasurement.Founding();
        var empty = full with { Models = [full.Models[0] with { Conditions = [], Languages = [], Thresholds = [], Paths = [], PathDifferences = [] }] };

        Assert.Equal(["answer", "model-1", "data", "words"], ReportPage.Sections(empty));
        Assert.Contains("Nothing was found out", ReportPage.Of(empty), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WithoutPathsOrCuts_LeavesThoseOut()
    {
        var full = SampleMeasurement.Founding();
        var sections = ReportPage.Sections(full with { Models = [full.Models[0] with { Thresholds = [], Paths = [], PathDifferences = [] }] });
        Assert.Equal(["answer", "model-1", "similarity-1", "distributions-1", "verdicts-1", "data", "words"], sections);
    }

    [Fact]
    public void Write_Founding_SaysFirstWhatIsTheMatterWithLao()
    {
        var root = ReportPage.Parse(ReportPage.Of(SampleMeasurement.Founding()));

        var headline = root.Descendants("p").Single(p => (string?)p.Attribute("class") == "headline").Value;
        Assert.Equal("unaligned-small works in Japanese · 日本語, English and Thai · ไทย; it works within Lao · ລາວ but not across languages.", headline);
        var first = root.Descendants("li").First(li => ((string?)li.Attribute("class"))?.StartsWith("answer ", StringComparison.Ordinal) == true);
        Assert.Contains("Lao · ລາວ", first.Value, StringComparison.Ordinal);
        Assert.Contains("broken across languages", first.Value, StringComparison.Ordinal);
        Assert.Contains("Use a language index, or translate queries.", first.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NativeNames_SayTheirLanguage()
    {
        var names = ReportPage.Parse(ReportPage.Of(SampleMeasurement.TwoModels())).Descendants("bdi").Select(b => ((string)b.Attribute("lang")!, b.Value)).ToHashSet();
        Assert.Equal([("ja", "日本語"), ("km", "ខ្មែរ"), ("lo", "ລາວ"), ("my", "မြန်မာ"), ("th", "ไทย"), ("vi", "Tiếng Việt")], names.OrderBy(n => n.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public void Write_Diagnoses_AreToldByTextAndShape()
    {
        var full = SampleMeasurement.Founding();
        var model = full.Models[0];
        var all = Enum.GetValues<Diagnosis>().Select(d => model.Languages[0] with { Diagnosis = d }).ToList();
        var root = ReportPage.Parse(ReportPage.Of(full with { Models = [model with { Languages = all }] }));

        var badges = root.Descendants("section").Single(s => (string?)s.Attribute("id") == "answer")
            .Descendants("span").Where(s => ((string?)s.Attribute("class"))?.StartsWith("badge ", StringComparison.Ordinal) == true).ToList();
        Assert.Equal(all.Count, badges.Select(b => b.Value).Distinct().Count());
        Assert.All(badges, b => Assert.Single(b.Descendants("use")));
    }

    [Fact]
    public void Write_SetInData_CanBeMeasuredAgain()
    {
        var root = ReportPage.Parse(ReportPage.Of(SampleMeasurement.TwoModels("it's mine.jsonl")));
        Assert.Equal(
            "phasa measure --pairs 'it'\\''s mine.jsonl' --model phasa-static-1 --model unaligned-small --source ja --seed 20260101 --draws 2000 --html report.html",
            root.Descendants("pre").Single().Value);
        Assert.Contains("3f0c9d41a7be5528", root.Value, StringComparison.Ordinal);
    }

    [GeneratedRegex("https?:|src\\s*=|url\\(|@import|<script|<iframe|<object", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();
}
