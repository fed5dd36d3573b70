using Phasa.Reembedding;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Sqlite.Tests.Storage;

public sealed class CheckTests : SqliteStoreTest
{
    [Fact]
    public async Task Check_SoundStore_FindsNothingWrong()
    {
        await Store.Documents.WriteAsync(Collection.Id, [Version("a", 0, Passage("一", Human(English, "one")))], Stop);
        var findings = await Store.CheckAsync(Stop);
        Assert.Equal(
            ["free space", "writable", "schema", "journal mode", "integrity", "references", "collection kb"], findings.Select(f => f.Name));
        Assert.All(findings, f => Assert.True(f.IsSound || f.Name == "free space", f.Detail));
        Assert.Contains("1 passages, 2 rows", findings[^1].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM rows WHERE language = 'ja'", "collection kb", "1 passages have no original row")]
    [InlineData("DELETE FROM rows WHERE language = 'en'", "collection kb", "1 translations have no row")]
    [InlineData("UPDATE rows SET vector = zeroblob(12) WHERE language = 'en'", "collection kb", "1 rows have not 4 dimensions")]
    [InlineData("UPDATE spaces SET id = '0123456789abcdef'", "collection kb", "recorded as 0123456789abcdef")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM collections", "references", "belong to something that is gone")]
    public async Task Check_FaultyStore_NamesTheFault(string fault, string name, string detail)
    {
        await Store.Documents.WriteAsync(Collection.Id, [Version("a", 0, Passage("一", Human(English, "one")))], Stop);
        Change(fault);
        var finding = Assert.Single(await Store.CheckAsync(Stop), f => f.Name == name);
        Assert.False(finding.IsSound);
        Assert.Contains(detail, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_RowsMissingBesideTheCurrentSpace_NamesTheFault()
    {
        await Store.Documents.WriteAsync(Collection.Id, [New("a", "一")], Stop);
        await Store.Reembeddings.StartAsync(Collection.Id, OtherSpace, SwitchRule.Never, Stop);
        var finding = Assert.Single(await Store.CheckAsync(Stop), f => f.Name == "collection kb");
        Assert.True(finding.IsSound, finding.Detail);

        Change("UPDATE collection_spaces SET sequence = 1, document_key = 1");

        finding = Assert.Single(await Store.CheckAsync(Stop), f => f.Name == "collection kb");
        Assert.Contains("1 passages lack rows in a space kept beside it", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OverwrittenPages_FindsTheFileDamaged()
    {
        await Store.Documents.WriteAsync(Collection.Id, [.. Enumerable.Range(0, 200).Select(i => New($"d{i}", new string('文', 500)))], Stop);
        await Store.DisposeAsync();
        await using (var file = System.IO.File.OpenWrite(File))
        {
            // The later half: the schema lies in the earlier one, and without it the file would not open at all.
            file.Position = file.Length / 2 / 4096 * 4096;
            var noise = new byte[file.Length / 2];
            Array.Fill(noise, (byte)0xA5);
            await file.WriteAsync(noise, Stop);
        }

        await using var damaged = await OpenAsync();
        Assert.Contains(await damaged.CheckAsync(Stop), f => !f.IsSound && f.Name is "integrity" or "file");
    }
}
