using Phasa.Bench.Gate;

namespace Phasa.Tests.Translation.Checks;

/// <summary>What eval/gate reports of the checks holds.</summary>
public sealed class GateTests
{
    private static readonly Lazy<IReadOnlyList<GateText>> Texts = new(() =>
        GateTexts.Read(new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "samples", "handbook"))));

    private static readonly Lazy<IReadOnlyList<GateVerdict>> Verdicts = new(() =>
        [.. GateRun.Run(Texts.Value, GateTexts.Glossary(Path.Combine(AppContext.BaseDirectory, "eval", "gate", "glossary.csv")))]);

    [Fact]
    public void Run_TheHandbooksOwnTranslations_RaiseNoAlarm()
    {
        var good = Verdicts.Value.Where(v => v.Case.Kind == "good").ToList();

        Assert.True(good.Count > 1300);
        Assert.Empty(good.Where(v => v.Check is not null).Select(v => $"{v.Case.Target} {v.Case.Text.Document}: {v.Finding!.Reason}"));
    }

    /// <summary>The rates are those of eval/gate less two points; a cut by a quarter, of which much looks like a free translation, less five.</summary>
    [Theory]
    [InlineData("wrong language", 0.98)]
    [InlineData("Thai instead of Lao", 0.98)]
    [InlineData("repetition", 0.98)]
    [InlineData("truncated to a half", 0.78)]
    [InlineData("truncated by a quarter", 0.48)]
    [InlineData("lost number", 0.95)]
    [InlineData("changed number", 0.95)]
    [InlineData("lost URL", 0.98)]
    [InlineData("broken Markdown", 0.98)]
    [InlineData("refusal", 0.98)]
    [InlineData("English left in", 0.96)]
    [InlineData("Japanese left in", 0.97)]
    [InlineData("empty", 0.98)]
    [InlineData("another term", 0.98)]
    [InlineData("lost name", 0.98)]
    public void Run_BadTranslationsOfHeldOutTexts_AreCaught(string kind, double least)
    {
        foreach (var form in Verdicts.Value.Where(v => v.Case.Kind == kind && !v.Case.Text.ChoseLimits).GroupBy(v => v.Case.Text.Form))
        {
            Assert.InRange((double)form.Count(v => v.Check is not null) / form.Count(), least, 1);
        }
    }

    [Fact]
    public void Run_TheHandbooksOwnTranslationsByTheGlossary_RaiseFewAlarms()
    {
        foreach (var half in Verdicts.Value.Where(v => v.Case.Kind == GateRun.GoodWithTerms).GroupBy(v => v.Case.Text.ChoseLimits))
        {
            Assert.True(half.Count() > 300);
            Assert.InRange((double)half.Count(v => v.Check is not null) / half.Count(), 0, half.Key ? 0 : 0.03);
        }
    }

    [Fact]
    public async Task MeasureAsync_TextsAboutSomethingElse_AreUnlike()
    {
        var rows = await GateReviews.MeasureAsync(Texts.Value, TestContext.Current.CancellationToken);

        Assert.Equal(2 * 16 * GateReviewCases.Kinds.Count, rows.Count);
        Assert.Equal(0, Share("good"));
        Assert.InRange(Share("another article"), 0.97, 1);
        Assert.InRange(Share("beside"), 0.77, 1);

        double Share(string kind) => (double)rows.Where(r => r.Kind == kind).Sum(r => r.Unlike) / rows.Where(r => r.Kind == kind).Sum(r => r.Made);
    }

    [Fact]
    public void Kinds_AllAreMade() =>
        Assert.Equal(BadTranslations.Kinds.Order(), Verdicts.Value.Select(v => v.Case.Kind).Where(k => k is not ("good" or GateRun.GoodWithTerms)).Distinct().Order());
}
