using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Ingestion;
using Phasa.Translation;
using Phasa.Translation.Exchange;
using Phasa.Translation.Memory;

namespace Phasa.Tests.Translation.Exchange;

public sealed class TranslationImportTests : IAsyncLifetime
{
    private Workbench _bench = null!;
    private Collection _kb = null!;

    public static TheoryData<ExchangeFormat> Formats => [.. Enum.GetValues<ExchangeFormat>()];

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _kb = await _bench.CollectionAsync("ja en lo");
        await _bench.Documents.PutAsync(_kb, Given.Japanese("a", "# 図書館\n\n図書館は9時に開きます。\n\n# 門\n\n門は**閉まっています**。"));
        await _bench.Documents.PutAsync(_kb, Given.Japanese("b", "# 食堂\n\n食堂は12時から開きます。"));
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task ImportAsync_EditedExport_IsWhatSearchesFind(ExchangeFormat format)
    {
        var units = await UnitsAsync();
        var edited = units.Select((u, i) => u with { Target = $"ຄຳແປ {i}: ຫໍສະໝຸດ 9 **12**", State = ExchangeState.Human }).ToArray();

        var report = await ImportAsync(format, await WriteAsync(format, edited));

        Assert.Equal((3, 0, 2), (report.Count(UnitOutcome.Accepted), report.RefusedCount, report.Documents));
        var stored = await _bench.DocumentAsync(_kb, "a");
        Assert.All(stored.Translations, t => Assert.Equal((TextSource.Human, false), (t.Source, t.IsStale)));
        Assert.Equal(edited.Where(u => u.DocumentId == "a").Select(u => u.Target), stored.Translations.Select(t => t.Text));
        var memory = await _bench.Store.TranslationMemory.FindExactAsync(new(Given.Ja, Given.Lo), [MemoryKey.Of(units[0].Source)], Stop);
        Assert.Equal((edited[0].Target, "human"), (memory[0]!.Target, memory[0]!.Origin));

        var again = await ImportAsync(format, await WriteAsync(format, edited));
        Assert.Equal((3, 0), (again.Count(UnitOutcome.Unchanged), again.Documents));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task ImportAsync_ExportAsItWent_ChangesNothing(ExchangeFormat format)
    {
        await CorrectAsync("a", 0, "ຫໍສະໝຸດເປີດ 9 ໂມງ.");
        var revision = (await _bench.DocumentAsync(_kb, "a")).Revision;

        var report = await ImportAsync(format, await ExportAsync(format));

        Assert.Equal((1, 2, 0), (report.Count(UnitOutcome.Unchanged), report.Count(UnitOutcome.Empty), report.RefusedCount));
        Assert.Equal(revision, (await _bench.DocumentAsync(_kb, "a")).Revision);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task ImportAsync_OriginalChangedSince_IsRefusedAndNamed(ExchangeFormat format)
    {
        var units = await UnitsAsync();
        await _bench.Documents.PutAsync(_kb, Given.Japanese("a", "# 図書館\n\n図書館は10時に開きます。\n\n# 門\n\n門は**閉まっています**。"));

        var report = await ImportAsync(format, await WriteAsync(format, [.. units.Select(u => u with { Target = "ຫໍສະໝຸດ 9 **12**" })]));

        Assert.Equal((2, 1), (report.Count(UnitOutcome.Accepted), report.Count(UnitOutcome.SourceChanged)));
        var refused = Assert.Single(report.Refused);
        Assert.Equal((units[0].Passage, "a"), (refused.Passage, refused.DocumentId));
        Assert.True(refused.Line > 0);
        Assert.Contains($"{units[0].Passage}", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain((await _bench.DocumentAsync(_kb, "a")).Translations, t => t.Passage == units[0].Passage);
    }

    [Fact]
    public async Task ImportAsync_AcceptStale_TakesItAsStaleAndListsIt()
    {
        var units = await UnitsAsync();
        await _bench.Documents.PutAsync(_kb, Given.Japanese("a", "# 図書館\n\n図書館は10時に開きます。\n\n# 門\n\n門は**閉まっています**。"));
        var file = await WriteAsync(ExchangeFormat.Xliff, [units[0] with { Target = "ຫໍສະໝຸດເປີດ 9 ໂມງ.", State = ExchangeState.Human }]);

        var report = await ImportAsync(ExchangeFormat.Xliff, file, new() { AcceptStale = true });

        Assert.Equal((1, 0), (report.Count(UnitOutcome.AcceptedStale), report.RefusedCount));
        var stale = Assert.Single(await _bench.Store.Documents.ListStaleAsync(_kb.Id, null, null, 10, Stop));
        Assert.Equal(("図書館は9時に開きます。", "図書館は10時に開きます。", "ຫໍສະໝຸດເປີດ 9 ໂມງ."), (stale.OutdatedSource, stale.Source, stale.Text));

        // A person's translation of the text as it is does not give way to it.
        await CorrectAsync("a", 0, "ຫໍສະໝຸດເປີດ 10 ໂມງ.");
        Assert.Equal(1, (await ImportAsync(ExchangeFormat.Xliff, file, new() { AcceptStale = true })).Count(UnitOutcome.SourceChanged));
        Assert.Empty(await _bench.Store.Documents.ListStaleAsync(_kb.Id, null, null, 10, Stop));
    }

    [Theory]
    [InlineData(ExchangeFormat.Xliff)]
    [InlineData(ExchangeFormat.Po)]
    [InlineData(ExchangeFormat.Csv)]
    public async Task ImportAsync_StaleTranslationConfirmed_IsCurrentAgain(ExchangeFormat format)
    {
        await CorrectAsync("a", 0, "ຫໍສະໝຸດເປີດແລ້ວ.");
        await _bench.Documents.PutAsync(_kb, Given.Japanese("a", "# 図書館\n\n図書館は9時に開きます！\n\n# 門\n\n門は**閉まっています**。"));
        var stale = Assert.Single(await UnitsAsync(ExchangeState.Stale));
        Assert.Equal("図書館は9時に開きます。", stale.OutdatedSource);
        Assert.Equal(0, (await ImportAsync(format, await ExportAsync(format, ExchangeState.Stale))).Count(UnitOutcome.Accepted));

        var report = await ImportAsync(format, await WriteAsync(format, [stale with { State = ExchangeState.Human }]));

        Assert.Equal(1, report.Count(UnitOutcome.Accepted));
        Assert.Empty(await UnitsAsync(ExchangeState.Stale));
    }

    [Fact]
    public async Task ImportAsync_EachKindOfRefusal_IsCountedWithItsLine()
    {
        var units = await UnitsAsync();
        var passage = units[0].Passage;
        var file = $"""
            id,source,target,target_language
            {passage},図書館は9時に開きます。,ห้องสมุด,th
            p99999,x,ຄຳ,lo
            {passage},図書館は9時に開きます。,,lo
            {passage},図書館は9時に開きます。,ຫໍສະໝຸດ 9,lo-LA
            {passage},図書館は9時に開きます。,ຫໍສະໝຸດເປີດ 9,lo
            {passage},図書館は9時に開きます。,ຫໍສະໝຸດ 9,lo
            ,nowhere,ບໍ່ມີ,lo
            {units[2].Passage},,ທຳມະດາ 12,lo
            """;

        var report = await ImportAsync(ExchangeFormat.Csv, Encoding.UTF8.GetBytes(file));

        Assert.Equal(
            [(2, UnitOutcome.WrongLanguage), (3, UnitOutcome.UnknownPassage), (6, UnitOutcome.Duplicate), (8, UnitOutcome.UnknownPassage), (9, UnitOutcome.SourceChanged)],
            report.Refused.Select(r => ((int)r.Line, r.Outcome)));
        Assert.Equal((1, 1, 1, 5), (report.Count(UnitOutcome.Accepted), report.Count(UnitOutcome.Empty), report.Count(UnitOutcome.Unchanged), report.RefusedCount));
    }

    [Fact]
    public async Task ImportAsync_DryRun_WritesNothing()
    {
        var units = await UnitsAsync();

        var report = await ImportAsync(ExchangeFormat.Po, await WriteAsync(ExchangeFormat.Po, [.. units.Select(u => u with { Target = "ຄຳແປ 9 12" })]), new() { IsDryRun = true });

        Assert.Equal(3, report.Count(UnitOutcome.Accepted));
        Assert.Empty((await _bench.DocumentAsync(_kb, "a")).Translations);
        Assert.Equal(0, await _bench.Store.TranslationMemory.CountAsync(null, Stop));
    }

    [Fact]
    public async Task ImportAsync_GateFinding_IsAWarning()
    {
        var units = await UnitsAsync();

        var report = await ImportAsync(ExchangeFormat.Xliff, await WriteAsync(ExchangeFormat.Xliff, [units[0] with { Target = "ຫໍສະໝຸດເປີດ 8 ໂມງ." }]));

        Assert.Equal((1, 0), (report.Count(UnitOutcome.Accepted), report.RefusedCount));
        Assert.Equal((units[0].Passage, UnitOutcome.Accepted), (Assert.Single(report.Warnings).Passage, report.Warnings[0].Outcome));
    }

    [Fact]
    public async Task ImportAsync_ForeignTmx_FeedsTheMemoryAndPassagesOfItsTexts()
    {
        var units = await UnitsAsync();
        await CorrectAsync("b", 0, "ໂຮງອາຫານເປີດ 12 ໂມງ.");
        var tmx = """
            <tmx version="1.4"><header srclang="ja-JP" creationtool="other"/><body>
            <tu tuid="1"><tuv xml:lang="ja-JP"><seg>図書館は9時に開きます。</seg></tuv><tuv xml:lang="lo-LA"><seg>ຫໍສະໝຸດເປີດ 9 ໂມງ.</seg></tuv></tu>
            <tu><tuv xml:lang="ja-JP"><seg>食堂は12時から開きます。</seg></tuv><tuv xml:lang="lo"><seg>ອັນເກົ່າ 12</seg></tuv></tu>
            <tu><tuv xml:lang="ja-JP"><seg>知らない文。</seg></tuv><tuv xml:lang="lo"><seg>ບໍ່ຮູ້.</seg></tuv></tu>
            </body></tmx>
            """;

        var report = await ImportAsync(ExchangeFormat.Tmx, Encoding.UTF8.GetBytes(tmx));

        Assert.Equal((6, 1, 1, 0), (report.MemoryUnits, report.Count(UnitOutcome.Accepted), report.Count(UnitOutcome.Unchanged), report.RefusedCount));
        Assert.Equal("ຫໍສະໝຸດເປີດ 9 ໂມງ.", (await _bench.DocumentAsync(_kb, "a")).Translations.Single(t => t.Passage == units[0].Passage).Text);
        Assert.Equal("ໂຮງອາຫານເປີດ 12 ໂມງ.", Assert.Single((await _bench.DocumentAsync(_kb, "b")).Translations).Text);
        Assert.NotNull((await _bench.Store.TranslationMemory.FindExactAsync(new(Given.Ja, Given.Lo), [MemoryKey.Of("知らない文。")], Stop))[0]);
    }

    [Fact]
    public async Task ImportAsync_NoLanguageAnywhere_AsksForIt()
    {
        var file = Encoding.UTF8.GetBytes("source,target\n図書館は9時に開きます。,ຫໍສະໝຸດເປີດ 9 ໂມງ.\n");

        var error = await Assert.ThrowsAsync<PhasaException>(() => ImportAsync(ExchangeFormat.Csv, file));
        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
        Assert.Equal(1, (await ImportAsync(ExchangeFormat.Csv, file, new() { Language = Given.Lo })).Count(UnitOutcome.Accepted));
    }

    [Fact]
    public async Task ImportAsync_FileCutOff_ChangesNothing()
    {
        var units = await UnitsAsync();
        var file = await WriteAsync(ExchangeFormat.Xliff, [.. units.Select(u => u with { Target = "ຄຳແປ 9 12" })]);

        await Assert.ThrowsAsync<PhasaException>(() => ImportAsync(ExchangeFormat.Xliff, file[..^60]));

        Assert.Empty((await _bench.DocumentAsync(_kb, "a")).Translations);
    }

    [Fact]
    public async Task ImportAsync_DocumentReplacedBetweenTheLookAndTheWrite_IsRefused()
    {
        var inner = HashedNgramEmbedder.CreateModel();
        using var embedder = new InterruptedEmbedder();
        var space = inner.Space with { Model = "interrupted" };
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton(_ => new EmbeddingModel(embedder, space, inner.Tokens, inner.MaxTokens)));
        var kb = await bench.Store.Collections.CreateAsync("interrupted", [Given.Ja, Given.Lo], space, Stop);
        await bench.Documents.PutAsync(kb, Given.Japanese("a", "図書館は9時に開きます。"));
        var passage = (await bench.DocumentAsync(kb, "a")).Passages[0];
        var unit = Exchanged.Unit((int)passage.Id.Value, passage.Text, "ຫໍສະໝຸດເປີດ 9 ໂມງ.") with { SourceHash = passage.Hash };
        using var file = new MemoryStream(await WriteAsync(ExchangeFormat.Xliff, [unit]));

        // The correction was compared with the passage and is being embedded when the original changes.
        embedder.Before = text => text.Contains("9 ໂມງ", StringComparison.Ordinal) ? bench.Documents.PutAsync(kb, Given.Japanese("a", "図書館は8時に開きます。")) : Task.CompletedTask;
        var report = await bench.Get<TranslationImport>().ImportAsync(kb, file, "test.file", ExchangeFormat.Xliff, new(), null, Stop);

        Assert.Equal((0, 1), (report.Count(UnitOutcome.Accepted), report.Count(UnitOutcome.SourceChanged)));
        Assert.Empty((await bench.DocumentAsync(kb, "a")).Translations);
        Assert.Equal(0, await bench.Store.TranslationMemory.CountAsync(null, Stop));
    }

    [Fact]
    public async Task ImportAsync_DocumentReplacedAllTheWhile_NeverTranslatesAnotherText()
    {
        // Two texts take turns as the passage's; each file has its own translation of one of them.
        string[] texts = ["図書館は9時に開きます。", "図書館は8時に開きます。"];
        string[] translations = ["ຫໍສະໝຸດເປີດ 9 ໂມງ.", "ຫໍສະໝຸດເປີດ 8 ໂມງ."];
        var files = new List<byte[]>();
        for (var i = 0; i < 2; i++)
        {
            await _bench.Documents.PutAsync(_kb, Given.Japanese("race", texts[i]));
            var unit = (await UnitsAsync()).Single(u => u.DocumentId == "race");
            files.Add(await WriteAsync(ExchangeFormat.Xliff, [unit with { Target = translations[i], State = ExchangeState.Human }]));
        }

        var writer = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await _bench.Documents.PutAsync(_kb, Given.Japanese("race", texts[i % 2]));
            }
        }, Stop);
        var reader = Task.Run(async () =>
        {
            var refused = 0L;
            for (var i = 0; i < 60 || (!writer.IsCompleted && i < 10_000); i++)
            {
                refused += (await ImportAsync(ExchangeFormat.Xliff, files[i % 2])).Count(UnitOutcome.SourceChanged);
                var stored = await _bench.DocumentAsync(_kb, "race");
                if (stored.Translations is [{ IsStale: false } current])
                {
                    Assert.Equal(Array.IndexOf(texts, stored.Passages[0].Text), Array.IndexOf(translations, current.Text));
                }
            }

            return refused;
        }, Stop);

        await writer;
        Assert.True(await reader > 0);
    }

    [Fact]
    public async Task ExportAsync_SeveralSourceLanguages_XliffAsksForOne()
    {
        await _bench.Documents.PutAsync(_kb, new DocumentInput("en", "The library opens at nine.") { Language = Given.En });

        var error = await Assert.ThrowsAsync<PhasaException>(() => ExportAsync(ExchangeFormat.Xliff));
        Assert.Contains("ja (3), en (1)", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, (await Exchanged.ReadAsync(ExchangeFormat.Tmx, await ExportAsync(ExchangeFormat.Tmx))).Count);
        var export = await _bench.Get<TranslationExport>().PrepareAsync(_kb, new(Given.Lo, Source: Given.En), ExchangeFormat.Xliff, Stop);
        using var stream = new MemoryStream();
        Assert.Equal(1, await export.WriteAsync(stream, null, Stop));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<byte[]> WriteAsync(ExchangeFormat format, ExchangeUnit[] units) => Exchanged.WriteAsync(format, units);

    private async Task<List<ExchangeUnit>> UnitsAsync(ExchangeState? state = null) =>
        await _bench.Get<TranslationExport>().UnitsAsync(_kb, new(Given.Lo, state), Stop).ToListAsync(Stop);

    private async Task<byte[]> ExportAsync(ExchangeFormat format, ExchangeState? state = null)
    {
        var export = await _bench.Get<TranslationExport>().PrepareAsync(_kb, new(Given.Lo, state), format, Stop);
        using var stream = new MemoryStream();
        await export.WriteAsync(stream, null, Stop);
        return stream.ToArray();
    }

    private async Task<ImportReport> ImportAsync(ExchangeFormat format, byte[] file, ImportOptions? options = null)
    {
        using var stream = new MemoryStream(file);
        return await _bench.Get<TranslationImport>().ImportAsync(_kb, stream, "test.file", format, options ?? new(), null, Stop);
    }

    private async Task CorrectAsync(string document, int passage, string text)
    {
        var stored = await _bench.DocumentAsync(_kb, document);
        await _bench.Documents.PutPassageTranslationsAsync(_kb, document, Given.Lo, [(stored.Passages[passage].Id, text)], Stop);
    }

    /// <summary>Lets something happen before each call.</summary>
    private sealed class InterruptedEmbedder() : DelegatingEmbeddingGenerator<string, Embedding<float>>(new HashedNgramEmbedder())
    {
        public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

        public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            await Before(string.Join('\n', values));
            return await base.GenerateAsync(values, options, cancellationToken);
        }
    }
}
