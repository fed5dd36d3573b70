using Phasa.TestSupport.Storage;
using Phasa.Translation;
using Phasa.Translation.Glossaries;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Translation.Glossaries;

public sealed class GlossaryTests
{
    private static readonly LanguagePair JapaneseToEnglish = new(Ja, En);

    [Fact]
    public void Find_ShorterTermWithinALongerOne_DoesNotCount()
    {
        var glossary = Of(("勤怠", "attendance"), ("勤怠システム", "attendance system"));

        Assert.Equal(["勤怠システム"], Sources(glossary, "勤怠システムを開きます。"));
        Assert.Equal(["勤怠システム", "勤怠"], Sources(glossary, "勤怠システムで勤怠を見ます。"));
    }

    [Theory]
    [InlineData("API", "社内apiを使う", true)]
    [InlineData("API", "社内ＡＰＩを使う", true)]
    [InlineData("API", "RAPID", false)]
    [InlineData("API", "APIs", false)]
    [InlineData("leave request", "Your Leave\n request", true)]
    [InlineData("ຫນັງສື", "ອ່ານໜັງສືແລ້ວ", true)]
    [InlineData("ປາ", "ປ່າໄມ້", false)]
    [InlineData("กา", "ซื้อกาแฟ", true)]
    [InlineData("연차", "연차를", true)]
    public void Find_TermInText_IsFoundByItsScriptsRules(string term, string text, bool expected) =>
        Assert.Equal(expected, Sources(Of((term, "x")), text).Count == 1);

    [Fact]
    public void Find_CaseSensitive_KnowsTheLetters()
    {
        var glossary = Read(new GlossaryOptions { Terms = [new() { Source = "IT", CaseSensitive = true, Targets = { ["en"] = "IT" } }], DoNotTranslate = ["Apple"] });

        Assert.Equal(["Apple", "IT"], Sources(glossary, "ITのApple"));
        Assert.Empty(Sources(glossary, "itのapple"));
    }

    [Fact]
    public void Find_SeveralGlossaries_TheMoreSpecificPairCounts()
    {
        var glossary = Read(
            new GlossaryOptions { Terms = [new() { Source = "勤怠", Targets = { ["en"] = "work time", ["th"] = "เวลาทำงาน" } }] },
            new GlossaryOptions { Pair = "*->en", Terms = [new() { Source = "勤怠", Targets = { ["en"] = " attendance | timekeeping " } }] },
            new GlossaryOptions { Pair = "lo->en", DoNotTranslate = ["勤怠"] });

        Assert.Equal(["attendance", "timekeeping"], Assert.Single(glossary.Find(JapaneseToEnglish, "勤怠")).Targets);
        Assert.Equal(["เวลาทำงาน"], Assert.Single(glossary.Find(new(Ja, Th), "勤怠")).Targets);
        Assert.Empty(glossary.Find(new(Ja, Lo), "勤怠"));
        Assert.True(Assert.Single(glossary.Find(new(Lo, En), "勤怠")).IsKept);
    }

    [Fact]
    public void Read_File_HasTermsBesideTheConfigured()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "terms.tsv"), "source\tEN\tlo\tcaseSensitive\tdoNotTranslate\tnote\n勤怠\tattendance|timekeeping\t\t\t\tof staff\n\nあおぞら\t\t\t\tyes\t\n");

        var glossary = Glossary.Read([new() { File = "terms.tsv", DoNotTranslate = ["Teams"] }], folder.Path);

        var found = glossary.Find(JapaneseToEnglish, "勤怠 あおぞら Teams");
        Assert.Equal([("Teams", true), ("あおぞら", true), ("勤怠", false)], found.Select(t => (t.Source, t.IsKept)));
        Assert.Equal("of staff", found[2].Note);
        Assert.DoesNotContain("勤怠", Sources(glossary, "勤怠", new(Ja, Lo)));
    }

    [Fact]
    public void Read_FaultyLines_TellsEach()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "terms.csv");
        File.WriteAllText(path, "source,en,doNotTranslate\n,attendance,\n勤怠,,\n名,name,yes\n休,leave,perhaps\n残,overtime,,more\n良,good,\n");

        var error = Assert.Throws<PhasaException>(() => Glossary.Read([new() { File = path }], folder.Path));

        Assert.Equal(ErrorCodes.InvalidFile, error.Code);
        Assert.Equal($"{path}:2", error.Location);
        foreach (var (line, fault) in new[] { (2, "the term is empty"), (3, "no form"), (4, "has forms, and is not to be translated"), (5, "neither yes nor no"), (6, "4 fields") })
        {
            Assert.Contains(error.Message.Split('\n'), l => l.Contains($"{path}:{line}: ", StringComparison.Ordinal) && l.Contains(fault, StringComparison.Ordinal));
        }

        Assert.DoesNotContain($"{path}:7", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en,lo\n", "no column 'source'")]
    [InlineData("source,en,EN\n", "two columns")]
    [InlineData("source,a target\n", "'a target' is no language tag")]
    [InlineData("source,en\n\"勤怠,attendance\n", "a quote is not closed")]
    public void Read_FaultyTable_SaysWhat(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "terms.csv"), text);

        Assert.Contains(expected, Assert.Throws<PhasaException>(() => Glossary.Read([new() { File = "terms.csv" }], folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FaultyConfiguration_StopsWithThePlace()
    {
        GlossaryOptions good = new();
        Assert.Equal("Translation:glossaries:1", Fault(good, new() { Terms = [new() { Source = "勤怠" }] }).Location);
        Assert.Contains("'1n'", Fault(new GlossaryOptions { Terms = [new() { Source = "勤怠", Targets = { ["1n"] = "x" } }] }).Message, StringComparison.Ordinal);
        Assert.Contains("'ja-en'", Fault(new GlossaryOptions { Pair = "ja-en" }).Message, StringComparison.Ordinal);
        Assert.Contains("the name is empty", Fault(new GlossaryOptions { DoNotTranslate = [" "] }).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Fault(new GlossaryOptions { File = "none.csv" }).Message, StringComparison.Ordinal);
        Assert.Contains("neither a .csv nor a .tsv", Fault(new GlossaryOptions { File = "terms.xlsx" }).Message, StringComparison.Ordinal);
    }

    private static PhasaException Fault(params GlossaryOptions[] glossaries)
    {
        var error = Assert.Throws<PhasaException>(() => Read(glossaries));
        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        return error;
    }

    private static Glossary Of(params (string Source, string English)[] terms) =>
        Read(new GlossaryOptions { Terms = [.. terms.Select(t => new GlossaryTermOptions { Source = t.Source, Targets = { ["en"] = t.English } })] });

    private static Glossary Read(params GlossaryOptions[] glossaries) => Glossary.Read(glossaries, Path.GetTempPath());

    private static List<string> Sources(Glossary glossary, string text, LanguagePair? pair = null) =>
        [.. glossary.Find(pair ?? JapaneseToEnglish, text).Select(t => t.Source)];
}
