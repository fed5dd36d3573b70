using Phasa.Languages;
using Phasa.Translation;
using Phasa.Translation.Memory;

namespace Phasa.Conformance.Translation;

/// <summary>What every store of a translation memory keeps to.</summary>
public abstract class TranslationMemoryConformance
{
    private static readonly LanguagePair JapaneseToLao = new(LanguageTag.Parse("ja"), LanguageTag.Parse("lo"));
    private static readonly LanguagePair LaoToJapanese = new(LanguageTag.Parse("lo"), LanguageTag.Parse("ja"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindExactAsync_KnownAndUnknownKeys_AnswersInTheirOrder()
    {
        var memory = await CreateAsync();
        var one = Unit("図書館", "ຫໍສະໝຸດ");
        var two = Unit("食堂", "ໂຮງອາຫານ");
        await memory.AddAsync([one, two], Cancellation);

        var found = await memory.FindExactAsync(JapaneseToLao, [two.Key, "unknown", one.Key, two.Key], Cancellation);

        Assert.Equal([two, null, one, two], found);
    }

    [Fact]
    public async Task FindExactAsync_NoKeys_IsEmpty() =>
        Assert.Empty(await (await CreateAsync()).FindExactAsync(JapaneseToLao, [], Cancellation));

    [Fact]
    public async Task FindExactAsync_OtherDirection_FindsNothing()
    {
        var memory = await CreateAsync();
        var unit = Unit("図書館", "ຫໍສະໝຸດ");
        await memory.AddAsync([unit], Cancellation);

        Assert.Equal([null], await memory.FindExactAsync(LaoToJapanese, [unit.Key], Cancellation));
    }

    [Fact]
    public async Task FindExactAsync_ThousandsOfKeys_AnswersAll()
    {
        var memory = await CreateAsync();
        var units = Enumerable.Range(0, 3_000).Select(i => Unit($"規則{i}", $"ກົດ{i}")).ToArray();
        await memory.AddAsync(units, Cancellation);

        Assert.Equal(units, await memory.FindExactAsync(JapaneseToLao, [.. units.Select(u => u.Key)], Cancellation));
    }

    [Fact]
    public async Task AddAsync_SameKeyAgain_ReplacesAndGetsALaterSequence()
    {
        var memory = await CreateAsync();
        await memory.AddAsync([Unit("ＡＢＣ図書館", "ເກົ່າ"), Unit("食堂", "ໂຮງອາຫານ")], Cancellation);
        var before = await ReadAsync(memory, JapaneseToLao, 0);
        var later = Unit("abc図書館", "ໃໝ່");

        await memory.AddAsync([later], Cancellation);

        Assert.Equal([later], await memory.FindExactAsync(JapaneseToLao, [later.Key], Cancellation));
        Assert.Equal([later], (await ReadAsync(memory, JapaneseToLao, before.Max(s => s.Sequence))).Select(s => s.Unit));
        Assert.Equal(2, await memory.CountAsync(JapaneseToLao, Cancellation));
    }

    [Fact]
    public async Task AddAsync_SameKeyTwiceInABatch_TheLaterCounts()
    {
        var memory = await CreateAsync();
        var later = Unit("図書館", "ສອງ");
        await memory.AddAsync([Unit("図書館", "ໜຶ່ງ"), later], Cancellation);

        Assert.Equal([later], (await ReadAsync(memory, JapaneseToLao, 0)).Select(s => s.Unit));
    }

    [Fact]
    public async Task AddAsync_Nothing_ChangesNothing()
    {
        var memory = await CreateAsync();
        await memory.AddAsync([], Cancellation);
        Assert.Equal(0, await memory.CountAsync(null, Cancellation));
    }

    [Fact]
    public async Task ReadAsync_AfterASequence_YieldsLaterUnitsOfThePairInOrder()
    {
        var memory = await CreateAsync();
        await memory.AddAsync([Unit("一", "ໜຶ່ງ"), Unit("二", "ສອງ")], Cancellation);
        await memory.AddAsync([new TranslationUnit(LaoToJapanese, "ສາມ", "三", "human"), Unit("三", "ສາມ")], Cancellation);
        var all = await ReadAsync(memory, JapaneseToLao, 0);

        Assert.Equal(["一", "二", "三"], all.Select(s => s.Unit.Source));
        Assert.All(all, s => Assert.True(s.Sequence >= 1));
        Assert.Equal(all.Select(s => s.Sequence).Order().Distinct(), all.Select(s => s.Sequence));
        Assert.Equal(all.Skip(1), await ReadAsync(memory, JapaneseToLao, all[0].Sequence));
        Assert.Empty(await ReadAsync(memory, JapaneseToLao, all[^1].Sequence));
    }

    [Fact]
    public async Task CountAsync_PerPairAndInAll_Counts()
    {
        var memory = await CreateAsync();
        await memory.AddAsync([Unit("一", "ໜຶ່ງ"), Unit("二", "ສອງ"), new TranslationUnit(LaoToJapanese, "ສາມ", "三", "human")], Cancellation);

        Assert.Equal(2, await memory.CountAsync(JapaneseToLao, Cancellation));
        Assert.Equal(1, await memory.CountAsync(LaoToJapanese, Cancellation));
        Assert.Equal(3, await memory.CountAsync(null, Cancellation));
    }

    [Fact]
    public async Task AddAsync_AwkwardText_ComesBackAsItWas()
    {
        var memory = await CreateAsync();
        var unit = new TranslationUnit(JapaneseToLao, "  'quote' \"double\" 100% _under_\n\t😀\u200B行  ", "ແຖວ\n'; DROP TABLE x; --", "tmx:a'b.tmx");
        await memory.AddAsync([unit], Cancellation);

        Assert.Equal([unit], await memory.FindExactAsync(JapaneseToLao, [unit.Key], Cancellation));
    }

    [Fact]
    public async Task AddAsync_ManyWritersAtOnce_LoseNothing()
    {
        var memory = await CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            () => memory.AddAsync([.. Enumerable.Range(0, 50).Select(i => Unit($"文{writer}と{i}", "ຂໍ້"))], Cancellation), Cancellation)));

        Assert.Equal(400, await memory.CountAsync(JapaneseToLao, Cancellation));
        Assert.Equal(400, (await ReadAsync(memory, JapaneseToLao, 0)).Select(s => s.Sequence).Distinct().Count());
    }

    [Fact]
    public async Task AddAsync_Cancelled_AddsNothing()
    {
        var memory = await CreateAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            memory.AddAsync([Unit("一", "ໜຶ່ງ")], new CancellationToken(canceled: true)));
        Assert.Equal(0, await memory.CountAsync(null, Cancellation));
    }

    /// <summary>An empty memory.</summary>
    protected abstract Task<ITranslationMemory> CreateAsync();

    private static TranslationUnit Unit(string source, string target) => new(JapaneseToLao, source, target, "human");

    private static async Task<List<StoredUnit>> ReadAsync(ITranslationMemory memory, LanguagePair pair, long after)
    {
        List<StoredUnit> units = [];
        await foreach (var unit in memory.ReadAsync(pair, after, Cancellation))
        {
            units.Add(unit);
        }

        return units;
    }
}
