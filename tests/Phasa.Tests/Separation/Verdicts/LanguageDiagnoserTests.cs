using System.Globalization;
using Phasa.Languages;
using Phasa.Separation.Conditions;
using Phasa.Separation.Verdicts;

namespace Phasa.Tests.Separation.Verdicts;

public sealed class LanguageDiagnoserTests
{
    private static readonly LanguageTag Lo = LanguageTag.Parse("lo"), Ja = LanguageTag.Parse("ja");

    /// <summary>The protocol's table, and the cells that it leaves open.</summary>
    [Theory]
    [InlineData(Verdict.Working, Verdict.Broken, Diagnosis.AlignmentFault)]
    [InlineData(Verdict.Broken, Verdict.Broken, Diagnosis.UnknownLanguage)]
    [InlineData(Verdict.Broken, Verdict.Working, Diagnosis.Suspicious)]
    [InlineData(Verdict.Weak, Verdict.Working, Diagnosis.Undecided)]
    [InlineData(Verdict.Weak, Verdict.Broken, Diagnosis.Undecided)]
    [InlineData(Verdict.Weak, Verdict.SurfaceOverlapOnly, Diagnosis.Undecided)]
    [InlineData(Verdict.Working, Verdict.Working, Diagnosis.Working)]
    [InlineData(Verdict.Working, Verdict.Weak, Diagnosis.Undecided)]
    [InlineData(Verdict.Broken, Verdict.Weak, Diagnosis.Undecided)]
    [InlineData(Verdict.SurfaceOverlapOnly, Verdict.SurfaceOverlapOnly, Diagnosis.SurfaceOverlapOnly)]
    [InlineData(Verdict.SurfaceOverlapOnly, Verdict.Broken, Diagnosis.SurfaceOverlapOnly)]
    [InlineData(Verdict.SurfaceOverlapOnly, Verdict.Working, Diagnosis.Working)]
    [InlineData(Verdict.Working, Verdict.SurfaceOverlapOnly, Diagnosis.SurfaceOverlapOnly)]
    [InlineData(Verdict.NotEnoughData, Verdict.Working, Diagnosis.NotEnoughData)]
    [InlineData(Verdict.Working, Verdict.NotEnoughData, Diagnosis.NotEnoughData)]
    [InlineData(Verdict.Weak, Verdict.NotEnoughData, Diagnosis.NotEnoughData)]
    [InlineData(null, Verdict.Working, Diagnosis.Working)]
    [InlineData(null, Verdict.Broken, Diagnosis.Undecided)]
    [InlineData(Verdict.Working, null, Diagnosis.Undecided)]
    [InlineData(Verdict.Broken, null, Diagnosis.UnknownLanguage)]
    [InlineData(null, null, Diagnosis.NotEnoughData)]
    public void Diagnose_AnotherLanguage_FollowsTheTable(Verdict? within, Verdict? across, Diagnosis expected)
    {
        var diagnosis = Diagnose(Lo, within, across);
        Assert.Equal((expected, within, across), (diagnosis.Diagnosis, diagnosis.Within, diagnosis.Across));
    }

    [Theory]
    [InlineData(Verdict.Working, Diagnosis.Working)]
    [InlineData(Verdict.Broken, Diagnosis.UnknownLanguage)]
    [InlineData(Verdict.Weak, Diagnosis.Undecided)]
    [InlineData(Verdict.SurfaceOverlapOnly, Diagnosis.SurfaceOverlapOnly)]
    [InlineData(Verdict.NotEnoughData, Diagnosis.NotEnoughData)]
    [InlineData(null, Diagnosis.NotEnoughData)]
    public void Diagnose_TheSourceLanguage_GoesByItselfAlone(Verdict? within, Diagnosis expected)
    {
        var diagnosis = Diagnose(Ja, within, null);
        Assert.Equal((expected, null), (diagnosis.Diagnosis, diagnosis.Across));
    }

    [Fact]
    public void Diagnose_AlignmentFault_SaysWhatWorksAndWhatToDo()
    {
        var diagnosis = Diagnose(Lo, Verdict.Working, Verdict.Broken);
        Assert.Equal("Within Lao it works (AUC 0.98), but Lao questions do not find Japanese documents (AUC 0.55): the two languages are not aligned.", diagnosis.Reading);
        Assert.Equal("Translate the documents into a language index in Lao, or translate Lao questions into Japanese (query translation).", diagnosis.Advice);
        Assert.Equal(0.4, diagnosis.Discriminability!.Value, 9);
    }

    [Fact]
    public void Diagnose_UnknownLanguage_SaysThatATranslatedIndexWillNotHelp()
    {
        var diagnosis = Diagnose(Lo, Verdict.Broken, Verdict.Broken);
        Assert.Equal(
            "Within Lao right documents are not told from wrong ones (AUC 0.55), and Lao questions do not find Japanese documents (AUC 0.55): the model does not know Lao.",
            diagnosis.Reading);
        Assert.Equal("Use another model, or lexical search, for Lao; a translated index will not help.", diagnosis.Advice);
    }

    [Fact]
    public void Diagnose_NotEnoughData_SaysHowMuchIsNeeded()
    {
        var diagnosis = Diagnose(Lo, Verdict.NotEnoughData, Verdict.NotEnoughData);
        Assert.Equal("Within Lao 10 items do not suffice to tell, and 10 items do not suffice to tell whether Lao questions find Japanese documents.", diagnosis.Reading);
        Assert.Equal("Add Lao items to the pair set: no fewer than 20 are judged, and 60 or more give narrow intervals.", diagnosis.Advice);
    }

    /// <summary>Every case reads as one sentence on either side, and names the language.</summary>
    [Fact]
    public void Diagnose_AnyVerdicts_ReadsAsOneSentence()
    {
        Verdict?[] verdicts = [null, .. Enum.GetValues<Verdict>()];
        foreach (var diagnosis in from within in verdicts from across in verdicts select Diagnose(Lo, within, across))
        {
            Assert.All([diagnosis.Reading, diagnosis.Advice], text =>
            {
                Assert.EndsWith(".", text, StringComparison.Ordinal);
                Assert.DoesNotContain(". ", text, StringComparison.Ordinal);
                Assert.True(char.IsUpper(text[0]));
            });
            Assert.Contains("Lao", diagnosis.Reading, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Diagnose_ALanguageWithoutAName_IsCalledByItsTag() =>
        Assert.Contains("Within xyz ", Diagnose(LanguageTag.Parse("xyz"), Verdict.Working, Verdict.Working).Reading, StringComparison.Ordinal);

    /// <summary>Who says a diagnosis in another language says what it says in English, with names of their own.</summary>
    [Fact]
    public void Say_EveryDiagnosis_IsItsReadingAndAdvice()
    {
        Verdict?[] verdicts = [null, Verdict.NotEnoughData, Verdict.Working, Verdict.Weak, Verdict.Broken, Verdict.SurfaceOverlapOnly];
        foreach (var (within, across) in from within in verdicts from across in verdicts select (within, across))
        {
            var diagnosis = Diagnose(Lo, within, across);
            var (reading, advice) = LanguageDiagnoser.Say(diagnosis, Conditions(Lo, within, across));
            Assert.Equal((diagnosis.Reading, diagnosis.Advice), (reading.ToString(), advice.ToString()));
            Assert.All([reading, advice], phrase => Assert.DoesNotMatch("Lao|Japanese|[{}]", phrase.In((text, values) => string.Format(CultureInfo.InvariantCulture, text, values), l => $"<{l}>")));
        }
    }

    [Fact]
    public void Say_AVerdictOfOtherRules_IsNotExplainedByThese()
    {
        var condition = Measured(Lo, Ja, Verdict.Weak) with { Items = 10 };
        Assert.Null(VerdictJudge.Say(condition, VerdictRules.Default));
        Assert.StartsWith("10 items are too few", VerdictJudge.Say(condition with { Verdict = Verdict.NotEnoughData }, VerdictRules.Default)!.ToString(), StringComparison.Ordinal);
    }

    private static LanguageDiagnosis Diagnose(LanguageTag language, Verdict? within, Verdict? across) => LanguageDiagnoser.Diagnose(language, Ja, Conditions(language, within, across));

    private static IReadOnlyList<ConditionMeasurement> Conditions(LanguageTag language, Verdict? within, Verdict? across) =>
    [
        .. within is { } w ? [Measured(language, language, w)] : Array.Empty<ConditionMeasurement>(),
        .. across is { } a ? [Measured(language, Ja, a)] : Array.Empty<ConditionMeasurement>(),
    ];

    private static ConditionMeasurement Measured(LanguageTag query, LanguageTag document, Verdict verdict) => new()
    {
        Query = query,
        Document = document,
        Items = verdict is Verdict.NotEnoughData ? 10 : 60,
        SynonymSimilarity = 0.6,
        NoiseBaseline = 0.2,
        Auc = verdict is Verdict.Broken ? new(0.55, 0.45, 0.65) : new(0.98, 0.95, 0.99),
        EffectSize = 2,
        Overlap = 0.3,
        TopOf20 = new(0.7, 0.6, 0.8),
        ControlAuc = 0.97,
        OverControl = new(0.01, 0, 0.02),
        ShuffledAuc = 0.5,
        Geometry = new(0, 0, 0, 0),
        Synonyms = Histogram.Of([]),
        Unrelated = Histogram.Of([]),
        Verdict = verdict,
        Reason = "",
    };
}
