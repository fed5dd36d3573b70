using Microsoft.Extensions.Time.Testing;
using Phasa.Languages;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using Phasa.Translation.Checks;
using Phasa.Translation.Glossaries;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Translation.Checks;

public sealed class GlossaryCheckTests
{
    private static readonly Glossary Terms = Glossary.Read(
        [
            new()
            {
                Pair = "ja->*",
                Terms =
                [
                    new() { Source = "勤怠", Targets = { ["en"] = "attendance|timekeeping", ["de"] = "Antrag", ["lo"] = "ບັນທຶກເວລາ" } },
                    new() { Source = "申請", CaseSensitive = true, Targets = { ["en"] = "Request" } },
                ],
                DoNotTranslate = ["あおぞら商事株式会社", "Teams"],
            },
        ], Path.GetTempPath());

    private static readonly GlossaryCheck Check = new(Terms);

    [Theory]
    [InlineData("en", "勤怠を見ます。", "See your Attendance.", true)]
    [InlineData("en", "勤怠を見ます。", "See your timekeeping.", true)]
    [InlineData("en", "勤怠を見ます。", "See your attendances.", true)]
    [InlineData("en", "勤怠を見ます。", "See your nonattendance.", false)]
    [InlineData("en", "勤怠を見ます。", "See your working hours.", false)]
    [InlineData("de", "勤怠を見ます。", "Des Antrags wegen.", true)]
    [InlineData("de", "勤怠を見ます。", "Der Antragsteller.", false)]
    [InlineData("lo", "勤怠を見ます。", "ເບິ່ງການບັນທຶກເວລາ.", true)]
    [InlineData("lo", "勤怠を見ます。", "ເບິ່ງເວລາເຮັດວຽກ.", false)]
    [InlineData("th", "勤怠を見ます。", "ดูเวลา", true)]
    [InlineData("en", "申請です。", "The request.", false)]
    [InlineData("en", "Teamsで話す。", "Talk on Teams.", true)]
    [InlineData("en", "Teamsで話す。", "Talk on teams.", false)]
    [InlineData("lo", "あおぞら商事株式会社です。", "ແມ່ນບໍລິສັດ ອາໂອໂຊຣະ.", false)]
    public void Check_Translation_HasTheTerms(string target, string source, string output, bool passes)
    {
        var finding = Check.Check(Pair(target), source, output);

        Assert.Equal(passes, finding is null);
        Assert.True(finding is null or { Failure: TranslationFailure.WrongTerm, Score: 1 });
    }

    [Fact]
    public void Check_OneOfThreeIsMissing_SaysWhichAndHowMany()
    {
        var finding = Check.Check(Pair("en"), "Teamsの勤怠の申請", "The working time Request on Teams");

        Assert.Contains("'attendance' or 'timekeeping' for '勤怠'", finding!.Reason, StringComparison.Ordinal);
        Assert.Equal(1.0 / 3, finding.Score, 9);
    }

    [Fact]
    public void Create_NameKeptInItsScript_IsNoRemainder()
    {
        const string Source = "あおぞら商事株式会社のお知らせです。", Output = "This is a notice by あおぞら商事株式会社.";

        Assert.Equal("script", First(TranslationChecks.Create(), Source, Output));
        Assert.Null(First(TranslationChecks.Create(glossary: Terms), Source, Output));
    }

    [Fact]
    public async Task TranslateAsync_MemoryHasAnotherWord_AsksTheNextAndTellsItTheTerms()
    {
        var memory = ScriptedTranslator.Of("memory", _ => "See your working hours.");
        var gpt = ScriptedTranslator.Of("gpt", _ => "See your attendance.");
        var chain = new TranslatorChain(new(), [memory, gpt], TranslationChecks.Create(glossary: Terms), new FakeTimeProvider(), Terms);

        var result = await chain.TranslateAsync(new(Pair("en"), ["勤怠を見ます。", " "]), TestContext.Current.CancellationToken);

        Assert.Equal("gpt", result.Texts[0]?.Provider);
        Assert.Equal([TranslationFailure.WrongTerm, null], result.Attempts.Select(a => a.Failure));
        Assert.Equal(["勤怠"], gpt.Requests.Single().Terms.Select(t => t.Source));
    }

    [Fact]
    public async Task TranslateAsync_MoreTermsThanAModelRemembers_TellsFifty()
    {
        var names = Enumerable.Range(1, 60).Select(i => $"Name{i}").ToList();
        var glossary = Glossary.Read([new() { DoNotTranslate = names }], Path.GetTempPath());
        var gpt = ScriptedTranslator.Of("gpt", t => t);

        await new TranslatorChain(new(), [gpt], [], new FakeTimeProvider(), glossary)
            .TranslateAsync(new(Pair("en"), [string.Join('、', names.Take(30)), string.Join('、', names.Skip(20))]), TestContext.Current.CancellationToken);

        Assert.Equal(50, gpt.Requests.Single().Terms.Distinct().Count());
    }

    private static string? First(IReadOnlyList<ITranslationCheck> checks, string source, string output) =>
        checks.FirstOrDefault(c => c.Check(Pair("en"), source, output) is not null)?.Name;

    private static LanguagePair Pair(string target) => new(Ja, LanguageTag.Parse(target));
}
