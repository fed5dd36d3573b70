using System.Text;
using Phasa.Languages;
using Phasa.Separation.Conditions;
using Phasa.Separation.PairSets;

namespace Phasa.Tests.Separation.PairSets;

public sealed class PairSetReaderTests
{
    private const string First = """{"id":"a","query":{"lo":"ລືມລະຫັດ","en":"forgot it"},"document":{"lo":"ຕັ້ງລະຫັດໃໝ່","en":"Set a new password"}}""";
    private const string Second = """{"id":"b","query":{"lo":"ໃບບິນ"},"document":{"en":"Invoices are sent monthly"}}""";

    private static readonly LanguageTag Lo = LanguageTag.Parse("lo");
    private static readonly LanguageTag En = LanguageTag.Parse("en");
    private static readonly LanguageTag Ja = LanguageTag.Parse("ja");

    [Theory]
    [InlineData("p.jsonl")]
    [InlineData("p.ndjson")]
    [InlineData("pairs")]
    public void Read_JsonLines_HasTheItemsInOrder(string name)
    {
        var set = Read($"\n{First}\r\n\r\n{Second}\n\n", name);

        Assert.Equal((name, false), (set.Name, set.IsParallelOnly));
        Assert.Equal(["a", "b"], set.Items.Select(i => i.Id));
        Assert.Equal("forgot it", set.Items[0].Query[En]);
        Assert.Equal("Invoices are sent monthly", set.Items[1].Document[En]);
        Assert.Equal(2, set.ItemsOf(new Condition(Lo, En)).Count);
    }

    [Theory]
    [InlineData("p.csv", "id,ja,lo\r\nx,\"休み, 有給\",ພັກ\r\n\r\ny,\"彼は\"\"はい\"\"と\n言う\",ຕອບ\r\n")]
    [InlineData("p.tsv", "ja\tlo\tid\n休み, 有給\tພັກ\tx\n\"彼は\"\"はい\"\"と\n言う\"\tຕອບ\ty")]
    [InlineData("pairs", "id\tja\tlo\nx\t休み, 有給\tພັກ\n\ny\t\"彼は\"\"はい\"\"と\n言う\"\tຕອບ\n")]
    [InlineData("pairs.txt", "id,ja,lo\nx,\"休み, 有給\",ພັກ\ny,\"彼は\"\"はい\"\"と\n言う\",ຕອບ\n")]
    public void Read_Table_IsParallelTextsInWhichLanguagesDiffer(string name, string text)
    {
        var set = Read(text, name);

        Assert.True(set.IsParallelOnly);
        Assert.Equal(["x", "y"], set.Items.Select(i => i.Id));
        Assert.Equal(["休み, 有給", "彼は\"はい\"と\n言う"], set.Items.Select(i => i.Query[Ja]));
        Assert.Equal(set.Items[1].Query, set.Items[1].Document);
        Assert.Equal(["ja→lo", "lo→ja"], set.Conditions.Select(c => c.ToString()));
    }

    [Fact]
    public void Read_TableWithoutIds_NamesItemsByTheirLinesAndLeavesEmptyCellsOut()
    {
        var set = Read("en,ja,lo\none,一,ໜຶ່ງ\ntwo,,ສອງ\n");

        Assert.Equal(["2", "3"], set.Items.Select(i => i.Id));
        Assert.False(set.Items[1].Query.ContainsKey(Ja));
    }

    [Fact]
    public void Read_ASecondColumnOfIds_IsIndonesian()
    {
        var set = Read("id,en,id\na,one,satu\nb,two,dua");

        Assert.Equal(["a", "b"], set.Items.Select(i => i.Id));
        Assert.Equal("dua", set.Items[1].Query[LanguageTag.Parse("id")]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_ByteOrderMark_IsNoPartOfTheText(string encoding)
    {
        var coding = Encoding.GetEncoding(encoding);
        Assert.Equal("a", PairSetReader.Read([.. coding.GetPreamble(), .. coding.GetBytes($"{First}\n{Second}")], "p").Items[0].Id);
        Assert.Equal("one", PairSetReader.Read([.. coding.GetPreamble(), .. coding.GetBytes("en,lo\none,ໜຶ່ງ\ntwo,ສອງ")], "p").Items[0].Query[En]);
    }

    [Fact]
    public void Read_Texts_AreNormalisedAsThoseThatAreEmbedded()
    {
        // ຳ as two letters, a zero-width space, a decomposed letter.
        var set = Read($"{{\"id\":\"a\",\"query\":{{\"lo\":\" ນໍາ\u200b\"}},\"document\":{{\"en\":\"cafe\u0301 \"}}}}\n{Second}", "p.jsonl");

        Assert.Equal(TextNormalizer.Normalize("ນຳ"), set.Items[0].Query[Lo]);
        Assert.Equal("café", set.Items[0].Document[En]);
    }

    [Theory]
    [InlineData("""["a"]""", "the line is no JSON object")]
    [InlineData("""{"id":"x",""", "this is not JSON")]
    [InlineData("""{"query":{"lo":"x"},"document":{"lo":"y"}}""", "the member 'id' is missing")]
    [InlineData("""{"id":" ","query":{"lo":"x"},"document":{"lo":"y"}}""", "'id' must be a text that is not blank")]
    [InlineData("""{"id":7,"query":{"lo":"x"},"document":{"lo":"y"}}""", "'id' must be a text that is not blank")]
    [InlineData("""{"id":"x","query":{"lo":"x"}}""", "the member 'document' is missing")]
    [InlineData("""{"id":"x","query":{},"document":{"lo":"y"}}""", "'query' must be an object with a text per language")]
    [InlineData("""{"id":"x","query":{"lo":"x"},"document":"y"}""", "'document' must be an object with a text per language")]
    [InlineData("""{"id":"x","query":{"lo":"\u200b "},"document":{"lo":"y"}}""", "'query.lo' must be a text that is not blank")]
    [InlineData("""{"id":"x","query":{"lo":3},"document":{"lo":"y"}}""", "'query.lo' must be a text that is not blank")]
    [InlineData("""{"id":"x","query":{"l o":"x"},"document":{"lo":"y"}}""", "'l o' is not a language tag")]
    [InlineData("""{"id":"x","query":{"und":"x"},"document":{"lo":"y"}}""", "'und' is not a language tag")]
    [InlineData("""{"id":"x","query":{"lo":"x","LO":"z"},"document":{"lo":"y"}}""", "'query' has two texts in lo")]
    [InlineData("""{"id":"x","query":{"lo":"x"},"document":{"lo":"y"},"note":""}""", "the member 'note' is not known")]
    [InlineData("""{"id":"x","id":"y","query":{"lo":"x"},"document":{"lo":"y"}}""", "'id'")]
    public void Read_FaultyLine_SaysWhatIsWrongWithIt(string line, string says)
    {
        var error = Assert.Throws<PhasaException>(() => Read($"{First}\n{line}\n{Second}", "p.jsonl"));

        Assert.Equal((ErrorCodes.InvalidFile, "p.jsonl:2"), (error.Code, error.Location));
        Assert.Contains($"p.jsonl:2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en,lo\none,ໜຶ່ງ\ntwo,ສອງ,extra", 3, "the record has 3 fields, the header 2")]
    [InlineData("en,lo\none,ໜຶ່ງ\ntwo,", 3, "the record needs texts in two languages or more")]
    [InlineData("id,en,lo\na,one,ໜຶ່ງ\na,two,ສອງ", 3, "the id 'a' is that of line 2, too")]
    [InlineData("id,en,lo\n,one,ໜຶ່ງ\nb,two,ສອງ", 2, "'id' must be a text that is not blank")]
    [InlineData("en,en\none,two", 1, "there are two columns 'en'")]
    [InlineData("id,en\na,one", 1, "the header needs columns of two languages or more")]
    [InlineData("en,Laotian\none,two", 1, "'Laotian' is not a language tag")]
    [InlineData("en,lo\none,\"two\nthree,four", 2, "never closed")]
    public void Read_FaultyRecord_SaysWhatIsWrongWithIt(string text, int line, string says)
    {
        var error = Assert.Throws<PhasaException>(() => Read(text));

        Assert.Equal((ErrorCodes.InvalidFile, $"p.csv:{line}"), (error.Code, error.Location));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralFaultyLines_NamesEachInOrder()
    {
        var error = Assert.Throws<PhasaException>(() => Read($"{First}\nnonsense\n{First}\n\n{{}}\n{Second}", "p.jsonl"));

        Assert.Equal("p.jsonl:2", error.Location);
        Assert.Equal(
            ["The pair set 'p.jsonl' has 3 faulty lines:", "  p.jsonl:2: this", "  p.jsonl:3: the id 'a' is that of line 1, too", "  p.jsonl:5: the member 'id' is missing"],
            error.Message.Split('\n').Select(l => l.Contains("this", StringComparison.Ordinal) ? l[..(l.IndexOf("this", StringComparison.Ordinal) + 4)] : l));
    }

    [Fact]
    public void Read_ManyFaultyLines_CountsTheRest()
    {
        var error = Assert.Throws<PhasaException>(() => Read(string.Concat(Enumerable.Repeat("{}\n", 33)), "p.jsonl"));

        Assert.StartsWith("The pair set 'p.jsonl' has 33 faulty lines", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("and 13 more", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "p.jsonl", "holds no item")]
    [InlineData(" \n\n", "p.csv", "holds no item")]
    [InlineData("en,lo\n", "p.csv", "holds no item")]
    [InlineData(First, "p.jsonl", "nothing can be compared")]
    [InlineData("en,ja,lo\none,一,\ntwo,,ສອງ\n", "p.csv", "nothing can be compared")]
    public void Read_NothingToCompare_IsRefused(string text, string name, string says) =>
        Assert.Contains(says, Assert.Throws<PhasaException>(() => Read(text, name)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TooMuch_NamesTheLimit()
    {
        var items = string.Join('\n', Enumerable.Range(0, PairSetReader.MostItems + 1).Select(i => $"{i},{i}"));
        Assert.Contains("5000 is the limit", Assert.Throws<PhasaException>(() => Read($"en,lo\n{items}")).Message, StringComparison.Ordinal);
        Assert.Contains("20000 is the limit", Assert.Throws<PhasaException>(() => Read($"en,lo\none,{new string('x', 20_001)}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NoSuchFile_SaysWhich() => Assert.Contains(
        "none.jsonl", (await Assert.ThrowsAsync<PhasaException>(() => PairSetReader.ReadAsync("none.jsonl", TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);

    [Fact]
    public void BuiltIn_EverySet_CanBeRead()
    {
        Assert.Contains(BuiltInPairSets.Default, BuiltInPairSets.Names);
        Assert.All(BuiltInPairSets.Names, name => Assert.Equal(name, BuiltInPairSets.Find(name)!.Name));
        Assert.Null(BuiltInPairSets.Find("none"));
    }

    [Fact]
    public void In_SomeLanguages_KeepsTheirTextsAlone()
    {
        var set = Read($"{First}\n{Second}\n{First.Replace("\"a\"", "\"c\"", StringComparison.Ordinal)}", "p.jsonl").In([Lo]);

        Assert.Equal(["a", "b", "c"], set.Items.Select(i => i.Id));
        Assert.Equal([Lo], set.Languages);
        Assert.Equal(["lo→lo"], set.Conditions.Select(c => c.ToString()));
        Assert.Contains("has no texts in 'ja'", Assert.Throws<PhasaException>(() => set.In([Ja])).Message, StringComparison.Ordinal);
    }

    private static PairSet Read(string text, string name = "p.csv") => PairSetReader.Read(Encoding.UTF8.GetBytes(text), name);
}
