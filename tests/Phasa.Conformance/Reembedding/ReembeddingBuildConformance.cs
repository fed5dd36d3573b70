using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Reembedding;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Reembedding;

/// <summary>How every store builds a second space beside the first, and switches.</summary>
public abstract class ReembeddingBuildConformance(StoreFactory factory) : ReembeddingSuite(factory)
{
    [Fact]
    public async Task ReadGap_NewSpace_GivesEveryTextWithWhatStandsAboveIt()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, Version("a", 0, Passage("一", Machine(English, "one")), Passage("二")) with { Titles = [HumanTitle(English, "title a")] });
        await StartAsync(collection);

        var gap = await GapAsync(await TakeAsync());

        Assert.True(gap.IsLast);
        Assert.Equal(
            [
                (document.Passages[0].Id, English, new RowText("title a", null, "one")),
                (document.Passages[0].Id, Japanese, new RowText("題 a", "章", "一")),
                (document.Passages[1].Id, Japanese, new RowText("題 a", "章", "二")),
            ],
            gap.Texts.Select(t => (t.Passage, t.Language, t.Text)).OrderBy(t => t.Passage.Value).ThenBy(t => t.Language.Value));
        Assert.All(gap.Texts, t => Assert.Equal((document.Key, document.Revision), (t.Document, t.Revision)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Fill_InBatchesOfAnySize_ComesToTheEndAndSkipsNothing(int limit)
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, Version("a", 0, Passage("一", Machine(English, "one")), Passage("二"), Passage("三")));
        await Store.Documents.WriteAsync(collection.Id, [New("b", "四"), New("c", "五", "六"), New("d", "七")], Stop);
        await StartAsync(collection);
        var job = await TakeAsync();

        var batches = 0;
        for (var outcome = FillOutcome.Behind; outcome != FillOutcome.Switched; batches++)
        {
            var gap = await GapAsync(job, limit);
            Assert.InRange(gap.Texts.Count, 0, limit);
            Assert.InRange(batches, 0, 20);
            outcome = await FillAsync(job, gap, switchWhenComplete: true);
        }

        Assert.Equal(OtherSpace, (await NowAsync(collection)).Space);
        await AssertCompleteAsync(collection);
        Assert.Equal((8, 8), ((await JobAsync(collection)).Done, (await JobAsync(collection)).Total));
    }

    [Fact]
    public async Task Fill_ManyDocumentsOfOneSequenceNumber_KeepsItsPlaceAmongThem()
    {
        var collection = await CollectionAsync("kb", Japanese, English);
        foreach (var id in new[] { "a", "b", "c" })
        {
            await WriteAsync(collection, Version(id, 0, Passage($"{id} の本文", Machine(English, id))));
        }

        await StartAsync(collection);
        var job = await TakeAsync();
        Assert.Equal(FillOutcome.Behind, await FillAsync(job, await GapAsync(job, 2)));

        // Takes the English away from all three in one write, which gives them one number.
        await Store.Collections.SetLanguagesAsync("kb", [Japanese], Stop);

        Assert.Equal(2, (await GapAsync(job)).Texts.Count);
        Assert.Equal(FillOutcome.Behind, await FillAsync(job, await GapAsync(job, 1)));
        Assert.Equal(FillOutcome.Switched, await FillAsync(job, await GapAsync(job), switchWhenComplete: true));
        await AssertCompleteAsync(collection);
    }

    [Fact]
    public async Task Fill_DocumentWrittenMeanwhile_IsBehindAndItsOldRowsAreLeftOut()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一", "二"));
        await StartAsync(collection);
        var job = await TakeAsync();
        var gap = await GapAsync(job);
        await WriteAsync(collection, Next(document, "一", "弐"));

        Assert.Equal(FillOutcome.Behind, await FillAsync(job, gap, switchWhenComplete: true));

        Assert.Equal(Space, (await NowAsync(collection)).Space);
        Assert.Equal(["一", "弐"], (await GapAsync(job)).Texts.Select(t => t.Text.Text));
        Assert.Equal(FillOutcome.Switched, await FillAsync(job, await GapAsync(job), switchWhenComplete: true));
        await AssertCompleteAsync(collection);
    }

    [Fact]
    public async Task Write_WhileASecondSpaceIsBuilt_TakesChangedTextsOutOfItAndLeavesTheOthers()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one")), Passage("二", Machine(English, "two")), Passage("三")));
        await StartAsync(collection);
        var job = await TakeAsync();
        Assert.Equal(FillOutcome.Complete, await FillAsync(job, await GapAsync(job)));

        // A changed original: its own rows go, a machine's too, a person's become stale in both spaces.
        await WriteAsync(collection, Next(document, "壱", "弐", "三"));

        Assert.Equal(["壱", "弐"], (await GapAsync(job)).Texts.Select(t => t.Text.Text));
        Assert.Equal(FillOutcome.Switched, await FillAsync(job, await GapAsync(job), switchWhenComplete: true));
        await AssertCompleteAsync(collection);
        Assert.True(Assert.Single((await RowsInAsync(collection, OtherSpace)).Single().Rows, r => r.Language == English).IsStale);
    }

    [Fact]
    public async Task Write_OfATranslationWhileASecondSpaceIsBuilt_IsFollowed()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一"));
        await WriteAsync(collection, New("b", "二"));
        await StartAsync(collection);
        var job = await TakeAsync();
        await FillAsync(job, await GapAsync(job));

        await WriteAsync(collection, Into(document, English, Machine(English, "one")));
        Assert.Equal(["one"], (await GapAsync(job)).Texts.Select(t => t.Text.Text));
        await Store.Documents.DeleteAsync(collection.Id, "a", Stop);

        Assert.Empty((await GapAsync(job)).Texts);
        Assert.Equal(FillOutcome.Switched, await FillAsync(job, await GapAsync(job), switchWhenComplete: true));
        await AssertCompleteAsync(collection);
    }

    [Fact]
    public async Task Switch_Done_TheCollectionIsInTheNewSpaceAndTheOldOneIsKept()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        var revision = await Store.Feed.SequenceAsync(collection.Id, Stop);
        await StartAsync(collection);

        var moved = await SwitchAsync(collection);

        Assert.Equal(OtherSpace, moved.Space);
        Assert.Equal(revision, await Store.Feed.SequenceAsync(collection.Id, Stop));
        Assert.Equal(new CollectionSpaces(OtherSpace, null, new KeptSpace(Space, 0)), await SpacesAsync(collection));
        Assert.Equal(ReembeddingState.Switched, (await JobAsync(collection)).State);
        Assert.Null(await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), null, Stop));
        await AssertCompleteAsync(collection);
    }

    [Fact]
    public async Task Write_InTheSpaceLeft_IsRefused()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一"));
        await StartAsync(collection);
        await SwitchAsync(collection);

        await RefusedAsync(ErrorCodes.SpaceMismatch, () => Store.Documents.WriteAsync(collection.Id, [New("b", "二")], Stop));
        await RefusedAsync(ErrorCodes.SpaceMismatch, () => Store.Documents.WriteTranslationsAsync(collection.Id, Into(document, English, Machine(English, "one")), Stop));

        await WriteAsync(collection, In(OtherSpace, New("b", "二")));
        await AssertCompleteAsync(collection);
    }

    [Fact]
    public async Task Feed_SpaceThatLacksRows_IsRefusedAndACompleteOneIsNot()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await StartAsync(collection);
        var job = await TakeAsync();
        await RefusedAsync(ErrorCodes.SpaceMismatch, () => RowsInAsync(collection, OtherSpace));

        await FillAsync(job, await GapAsync(job));
        Assert.Equal(Vector("一", OtherSpace), Assert.Single(Assert.Single(await RowsInAsync(collection, OtherSpace)).Rows).Vector.ToArray());
        Assert.Equal(Vector("一"), Assert.Single(Assert.Single(await RowsInAsync(collection, Space)).Rows).Vector.ToArray());

        // Whoever was searching in the space that was left may end there, until something is written that it lacks.
        await FillAsync(job, await GapAsync(job), switchWhenComplete: true);
        Assert.Single(await RowsInAsync(collection, Space));
        await WriteAsync(collection, In(OtherSpace, New("b", "二")));
        await RefusedAsync(ErrorCodes.SpaceMismatch, () => RowsInAsync(collection, Space));
    }

    [Fact]
    public async Task Fill_RowsOfAnotherSpaceOrLength_AreRefused()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await StartAsync(collection);
        var job = await TakeAsync();
        var gap = await GapAsync(job);

        foreach (IReadOnlyList<RowWrite> rows in new[] { Rows("一"), [new(0, Vector("一"), OtherSpace)], [] })
        {
            await RefusedAsync(ErrorCodes.SpaceMismatch, () => Reembeddings.FillAsync(job.Lease, [new(gap.Texts[0], rows)], gap.Reached, true, Stop));
        }

        Assert.Single((await GapAsync(job)).Texts);
    }

    [Fact]
    public async Task Fill_SameBatchTwice_ChangesNothing()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await WriteAsync(collection, New("b", "二"));
        await StartAsync(collection);
        var job = await TakeAsync();
        var gap = await GapAsync(job, 1);

        await FillAsync(job, gap);
        await FillAsync(job, gap);

        Assert.Equal(FillOutcome.Switched, await FillAsync(job, await GapAsync(job), switchWhenComplete: true));
        await AssertCompleteAsync(collection);
    }

    [Fact]
    public async Task Read_Document_GivesItsRowsInBothSpaces()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, Version("a", 0, Passage("一", Machine(English, "one"))));
        await StartAsync(collection);
        var job = await TakeAsync();
        await FillAsync(job, await GapAsync(job));

        var read = Assert.IsType<ComparedDocument>(await Reembeddings.ReadAsync(document.Key, Space, OtherSpace, Stop));

        Assert.Equal(document.Key, read.Document.Key);
        Assert.Equal([Vector("one"), Vector("一")], read.First.OrderBy(r => r.Language.Value).Select(r => r.Vector.ToArray()));
        Assert.Equal([Vector("one", OtherSpace), Vector("一", OtherSpace)], read.Second.OrderBy(r => r.Language.Value).Select(r => r.Vector.ToArray()));
        Assert.Equal([document.Key], await Reembeddings.DocumentsAsync(collection.Id, Stop));
        Assert.Null(await Reembeddings.ReadAsync(new(404), Space, OtherSpace, Stop));
    }

    /// <summary>Whatever is done in whatever order, the space that searches use has every text, with its own vector.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task AnyOrderOfWritesAndMoves_LeavesTheCurrentSpaceComplete(int seed)
    {
        var collection = await CollectionAsync("kb", Japanese, English);
        var random = new Random(seed);
        var (texts, switches) = (0, 0);
        for (var step = 0; step < 250; step++)
        {
            var (id, current) = ($"d{random.Next(5)}", (await NowAsync(collection)).Space);
            var stored = await Store.Documents.FindAsync(collection.Id, id, Stop);
            switch (random.Next(12))
            {
                case 0 or 1:
                    await WriteAsync(collection, In(current, stored is null ? New(id, Text(), Text()) : Next(stored, stored.Passages[0].Text, Text())));
                    break;
                case 2 when stored is not null:
                    var translation = random.Next(2) == 0 ? Human(English, Text()) : Machine(English, Text());
                    await WriteAsync(collection, Into(stored, English, translation with { Rows = Rows(translation.Text, current) }));
                    break;
                case 3:
                    await Store.Documents.DeleteAsync(collection.Id, id, Stop);
                    break;
                case 4:
                    var target = random.Next(3) switch { 0 => Space, 1 => OtherSpace, _ => OtherSpace with { Model = "third-points" } };
                    await TryAsync(() => Reembeddings.StartAsync(collection.Id, target, SwitchRule.Always, Stop));
                    break;
                case 5:
                    await TryAsync(() => Reembeddings.RollBackAsync(collection.Id, Stop));
                    break;
                case 6 when random.Next(3) == 0:
                    await Reembeddings.CancelAsync(collection.Id, Stop);
                    break;
                case 7 when random.Next(3) == 0:
                    await Reembeddings.DropPreviousAsync(collection.Id, Stop);
                    break;
                case 8:
                    await Reembeddings.SweepAsync(2, Stop);
                    break;
                case > 8 when await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), null, Stop) is { } job:
                    var outcome = await FillAsync(job, await GapAsync(job, random.Next(1, 6)), switchWhenComplete: true);
                    switches += outcome == FillOutcome.Switched ? 1 : 0;
                    await Reembeddings.ReleaseAsync(job.Lease, Stop);
                    break;
            }

            await AssertCompleteAsync(collection);
        }

        Assert.True(switches > 3, "The collection moved too seldom to show anything.");
        while (await Reembeddings.SweepAsync(2, Stop))
        {
        }

        string Text() => $"text {texts++}";

        static async Task TryAsync(Func<Task> call)
        {
            try
            {
                await call();
            }
            catch (PhasaException e) when (e.Code == ErrorCodes.ReembeddingConflict)
            {
                // What does not fit the moment is refused, and changes nothing.
            }
        }
    }
}
