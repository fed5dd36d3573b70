using System.Text.Json;
using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Ingestion;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Documents;

/// <summary>What every <see cref="IDocumentStore"/> does with documents; <see cref="TranslationStoreConformance"/> has their translations.</summary>
public abstract class DocumentStoreConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Fact]
    public async Task Write_NewDocument_IsReadAsWritten()
    {
        var collection = await CollectionAsync();
        var write = Version("ເອກະສານ", 0, Passage("一 \0 \"二\" 𝒳\r\n"), Passage("two") with { Language = English, Heading = null }) with
        {
            Format = TextFormat.Html,
            Metadata = new Dictionary<string, JsonElement> { ["ທີມ"] = JsonElement.Parse("""{"a":[1,null,"ກ"]}""") },
        };

        var written = await WriteAsync(collection, write);
        await ReopenAsync();
        var read = Assert.IsType<StoredDocument>(await Store.Documents.FindAsync(written.Key, Stop));

        Assert.Equal((write.Id, 1, write.Title, Japanese, TextFormat.Html), (read.Id, read.Version, read.Title, read.Language, read.Format));
        Assert.Equal((write.Text, write.ContentHash), (read.Text, read.ContentHash));
        Assert.Equal((Time.GetUtcNow(), Time.GetUtcNow()), (read.CreatedAt, read.UpdatedAt));
        Assert.True(read.Revision > 0);
        Assert.Equal(JsonSerializer.Serialize(write.Metadata), JsonSerializer.Serialize(read.Metadata));
        Assert.Equal(
            write.Passages.Select((p, i) => new StoredPassage(read.Passages[i].Id, i, p.Language, p.Heading, p.Text, p.Hash)), read.Passages);
        Assert.Empty(read.Titles);
        Assert.Empty(read.Translations);
    }

    [Fact]
    public async Task Write_OtherContent_IsAnotherVersion()
    {
        var collection = await CollectionAsync();
        var first = await WriteAsync(collection, New("a", "一"));
        Time.Advance(TimeSpan.FromHours(1));
        var second = await WriteAsync(collection, Next(first, "壱"));

        Assert.Equal((first.Key, 2), (second.Key, second.Version));
        Assert.True(second.Revision > first.Revision);
        Assert.Equal((first.CreatedAt, Time.GetUtcNow()), (second.CreatedAt, second.UpdatedAt));
    }

    [Fact]
    public async Task Write_SameContent_KeepsTheVersion()
    {
        var collection = await CollectionAsync();
        var first = await WriteAsync(collection, New("a", "一"));
        Time.Advance(TimeSpan.FromHours(1));
        var second = await WriteAsync(collection, Next(first, "一"));

        Assert.Equal((1, first.UpdatedAt), (second.Version, second.UpdatedAt));
        Assert.True(second.Revision > first.Revision);
    }

    [Fact]
    public async Task Write_AgainstAnOldRevision_IsRefusedAndTheRestIsWritten()
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, New("a", "一"));
        var current = await WriteAsync(collection, Next(a, "壱"));

        var written = await Store.Documents.WriteAsync(collection.Id, [Next(a, "弌"), New("b", "二"), New("b", "弐")], Stop);

        Assert.Equal([false, true, false], written);
        Assert.Equivalent(current, await ReadAsync(collection, "a"));
        Assert.Equal("二", (await ReadAsync(collection, "b")).Text);
    }

    [Fact]
    public async Task Write_AgainstADeletedDocument_IsRefusedForEver()
    {
        var collection = await CollectionAsync();
        var old = await WriteAsync(collection, New("a", "一"));
        await Store.Documents.DeleteAsync(collection.Id, "a", Stop);
        Assert.Equal([false], await Store.Documents.WriteAsync(collection.Id, [Next(old, "弌")], Stop));

        await WriteAsync(collection, New("a", "一"));
        Assert.Equal([false], await Store.Documents.WriteAsync(collection.Id, [Next(old, "弌")], Stop));
    }

    [Fact]
    public async Task Write_PassagesMovedAddedAndRemoved_KeepTheirIds()
    {
        var collection = await CollectionAsync();
        var old = await WriteAsync(collection, New("a", "一", "二", "三"));
        var ids = old.Passages.Select(p => p.Id).ToList();
        var next = await WriteAsync(collection, Version(
            "a", old.Revision, Passage("三") with { Continues = ids[2], Rows = null }, Passage("新"), Passage("一") with { Continues = ids[0], Rows = null }));

        Assert.Equal([ids[2], next.Passages[1].Id, ids[0]], next.Passages.Select(p => p.Id));
        Assert.Equal(["三", "新", "一"], next.Passages.Select(p => p.Text));
        Assert.Equal([0, 1, 2], next.Passages.Select(p => p.Ordinal));
        Assert.DoesNotContain(next.Passages[1].Id, ids);
        Assert.Equal(next.Passages.Select(p => p.Id), (await RowsAsync(collection)).Select(r => r.Passage).Distinct().OrderBy(id => next.Passages.ToList().FindIndex(p => p.Id == id)));

        var later = await WriteAsync(collection, Version("a", next.Revision, Passage("四")));
        Assert.DoesNotContain(later.Passages[0].Id, ids.Concat(next.Passages.Select(p => p.Id)));
    }

    public static TheoryData<string> Contradictions { get; } =
        ["second part twice", "no rows", "changed text without rows", "foreign passage", "passage twice", "wrong dimensions", "another space", "foreign language", "empty translation", "original as translation"];

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task Write_SecondDocumentContradictsItself_WritesNothing(string contradiction)
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, New("a", "一"));
        var b = await WriteAsync(collection, Version("b", 0, Passage("二", Human(English, "two"))));
        var sequence = await Store.Feed.SequenceAsync(collection.Id, Stop);
        var jobs = await JobsAsync();
        var rows = (await ChangesAsync(collection)).SelectMany(c => c.Rows).Select(r => r.Id).ToList();
        var good = Passage("弐") with { Continues = b.Passages[0].Id };
        (PassageWrite[] Bad, ErrorCode Code) = contradiction switch
        {
            "second part twice" => ([good with { Rows = [.. Rows("x"), .. Rows("y")] }], ErrorCodes.InvalidRequest),
            "no rows" => ([good with { Rows = [] }], ErrorCodes.InvalidRequest),
            "changed text without rows" => ([good with { Rows = null }], ErrorCodes.InvalidRequest),
            "foreign passage" => ([good with { Continues = a.Passages[0].Id }], ErrorCodes.InvalidRequest),
            "passage twice" => ([good, good], ErrorCodes.InvalidRequest),
            "wrong dimensions" => ([good with { Rows = [new(0, new float[3], Space)] }], ErrorCodes.SpaceMismatch),
            "another space" => ([good with { Rows = [new(0, Vector("弐"), Space with { Revision = "2" })] }], ErrorCodes.SpaceMismatch),
            "foreign language" => ([good with { Translations = [Human(Lao, "ສອງ")] }], ErrorCodes.LanguageNotInCollection),
            "empty translation" => ([good with { Translations = [Human(English, "")] }], ErrorCodes.InvalidRequest),
            _ => (new[] { good with { Translations = [Human(English, "two") with { Source = TextSource.Original }] } }, ErrorCodes.InvalidRequest),
        };

        await RefusedAsync(Code, () => Store.Documents.WriteAsync(collection.Id, [Next(a, "壱"), Version("b", b.Revision, Bad), New("c", "三")], Stop));

        Assert.Equivalent(a, await ReadAsync(collection, "a"));
        Assert.Equivalent(b, await ReadAsync(collection, "b"));
        Assert.Null(await Store.Documents.FindAsync(collection.Id, "c", Stop));
        Assert.Equal(sequence, await Store.Feed.SequenceAsync(collection.Id, Stop));
        Assert.Equal(jobs, await JobsAsync());
        Assert.Equal(rows, (await ChangesAsync(collection)).SelectMany(c => c.Rows).Select(r => r.Id));
    }

    [Fact]
    public Task Write_CollectionThatHasGone_IsRefused() =>
        RefusedAsync(ErrorCodes.CollectionNotFound, () => Store.Documents.WriteAsync(new(404), [New("a", "一")], Stop));

    [Fact]
    public async Task Write_Cancelled_WritesNothing()
    {
        var collection = await CollectionAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.Documents.WriteAsync(collection.Id, [New("a", "一")], new CancellationToken(canceled: true)));
        Assert.Null(await Store.Documents.FindAsync(collection.Id, "a", Stop));
    }

    [Fact]
    public async Task Delete_Document_RemovesWhatBelongsToIt()
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, Version("a", 0, Passage("一", Machine(English, "one")), Passage("二")));
        var b = await WriteAsync(collection, New("b", "三"));

        Assert.True(await Store.Documents.DeleteAsync(collection.Id, "a", Stop));

        Assert.Null(await Store.Documents.FindAsync(collection.Id, "a", Stop));
        Assert.Null(await Store.Documents.FindAsync(a.Key, Stop));
        Assert.Equal(new(1, 1), await Store.Collections.CountAsync(collection.Id, Stop));
        Assert.Equal(b.Key, Assert.Single(await JobsAsync()).Document);
        Assert.Empty(await Store.Documents.ReadHitsAsync(collection.Id, [(a.Passages[0].Id, Japanese), (a.Passages[0].Id, English)], Stop));
        Assert.False(await Store.Documents.DeleteAsync(collection.Id, "a", Stop));
        Assert.True((await WriteAsync(collection, New("a", "一"))).Key.Value > b.Key.Value);
    }

    [Fact]
    public async Task List_Pages_AreInOrderOfIds()
    {
        var (collection, other) = (await CollectionAsync(), await CollectionAsync("other"));
        await Store.Documents.WriteAsync(collection.Id, [New("b", "一"), New("ກ", "二"), New("B", "三"), New("a", "四", "五")], Stop);
        await WriteAsync(other, New("c", "六"));

        var first = await Store.Documents.ListAsync(collection.Id, null, 2, Stop);
        var second = await Store.Documents.ListAsync(collection.Id, first[^1].Id, 10, Stop);

        Assert.Equal(["B", "a", "b", "ກ"], first.Concat(second).Select(d => d.Id));
        Assert.Equal([1, 2], first.Select(d => d.Passages));
        var a = await ReadAsync(collection, "a");
        Assert.Equal((a.Key, a.Version, a.Title, a.Language, a.UpdatedAt), (first[1].Key, first[1].Version, first[1].Title, first[1].Language, first[1].UpdatedAt));
        Assert.Equal("support", first[1].Metadata["team"].GetString());
        Assert.Equivalent(first[1], await Store.Documents.SummarizeAsync(collection.Id, "a", Stop));
        Assert.Empty(await Store.Documents.ListAsync(collection.Id, "ກ", 10, Stop));
        Assert.Null(await Store.Documents.SummarizeAsync(collection.Id, "c", Stop));
    }

    [Fact]
    public async Task Read_WhileOthersReplace_SeesOneVersionOnly()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", Texts(0)));
        var passages = document.Passages.Select(p => p.Id).ToList();

        // Readers go on as long as there is something to run into.
        var replacing = Task.Run(ReplaceAsync, Stop);
        await Task.WhenAll(replacing, Task.Run(FindAsync, Stop), Task.Run(HitsAsync, Stop), Task.Run(FollowAsync, Stop));

        async Task ReplaceAsync()
        {
            for (var version = 1; version <= 60; version++)
            {
                document = await WriteAsync(collection, Next(document, Texts(version)));
            }
        }

        async Task FindAsync()
        {
            while (!replacing.IsCompleted)
            {
                var seen = await ReadAsync(collection, "a");
                Assert.Equal(Texts(seen.Version - 1), seen.Passages.Select(p => p.Text));
            }
        }

        async Task HitsAsync()
        {
            while (!replacing.IsCompleted)
            {
                var seen = await Store.Documents.ReadHitsAsync(collection.Id, [.. passages.Select(p => (p, Japanese))], Stop);
                Assert.Equal(Texts(seen[0].DocumentVersion - 1), seen.Select(h => h.Text));
            }
        }

        async Task FollowAsync()
        {
            while (!replacing.IsCompleted)
            {
                var vectors = (await RowsAsync(collection)).Select(r => r.Vector.ToArray()).ToList();
                Assert.Contains(Enumerable.Range(0, 61), version => Texts(version).Select(Vector).Zip(vectors).All(p => p.First.SequenceEqual(p.Second)));
            }
        }

        static string[] Texts(int version) => [.. Enumerable.Range(0, 6).Select(place => $"版 {version} の {place}")];
    }

    [Fact]
    public async Task Write_ManyWritersOfOneDocument_LoseNoUpdate()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "0"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(IncrementAsync, Stop)));

        Assert.Equal(("40", 41), await ReadAsync(collection, "a") is var end ? (end.Text, end.Version) : default);

        async Task IncrementAsync()
        {
            for (var done = 0; done < 10;)
            {
                var document = await ReadAsync(collection, "a");
                var next = Next(document, $"{int.Parse(document.Text, System.Globalization.CultureInfo.InvariantCulture) + 1}");
                done += (await Store.Documents.WriteAsync(collection.Id, [next], Stop))[0] ? 1 : 0;
            }
        }
    }
}
