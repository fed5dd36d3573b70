using Phasa.Ingestion.Readers;
using Phasa.Languages;

namespace Phasa.Tests.Ingestion.Readers;

public sealed class DocumentFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("phasa-files").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task ReadAsync_Folder_ReadsInOrdinalOrderWithRelativeIds()
    {
        Write("ja/b.md", "b");
        Write("ja/a/z.txt", "z");
        Write("ja/a.html", "a");
        Write("ja/.hidden/x.md", "x");
        Write("ja/.x.md", "x");
        Write("ja/photo.png", "x");
        Assert.Equal(["a", "a/z", "b", "skipped photo.png"], await ReadAsync(["ja"]));
    }

    [Fact]
    public async Task ReadAsync_LinkedLoop_IsWalkedOnce()
    {
        Write("ja/a.md", "a");
        Directory.CreateSymbolicLink(Path.Combine(_root, "ja/loop"), Path.Combine(_root, "ja"));
        Assert.Equal(["a"], await ReadAsync(["ja"]));
    }

    [Fact]
    public async Task ReadAsync_UnreadableFile_DoesNotStopTheOthers()
    {
        Write("ja/a.md", "");
        Write("ja/b.json", "{");
        Write("ja/c.md", "c");
        File.CreateSymbolicLink(Path.Combine(_root, "ja/d.md"), Path.Combine(_root, "gone.md"));
        Assert.Equal(["empty-document a.md", "invalid-file b.json", "c", "unreadable-text d.md"], await ReadAsync(["ja"]));
    }

    [Fact]
    public async Task ReadAsync_SameIdTwice_IsAnError()
    {
        Write("ja/a.md", "a");
        Write("ja/a.txt", "a");
        Assert.Equal(["a", "invalid-request a.txt"], await ReadAsync(["ja"]));
    }

    [Fact]
    public async Task ReadAsync_TranslationFolder_PairsByPath()
    {
        Write("ja/a.md", "本文");
        Write("ja/sub/b.md", "b");
        Write("lo/a.md", "ເນື້ອໃນ");
        Write("lo/c.md", "c");
        Assert.Equal(["a lo=ເນື້ອໃນ", "sub/b", "skipped c.md"], await ReadAsync(["ja"], "lo"));
    }

    [Fact]
    public async Task ReadAsync_TranslationFolderWithinTheFolder_IsNoDocument()
    {
        Write("docs/a.md", "a");
        Write("docs/lo/a.md", "ກ");
        Assert.Equal(["a lo=ກ"], await ReadAsync(["docs"], "docs/lo"));
    }

    [Fact]
    public async Task ReadAsync_UnreadableTranslation_FailsItsDocument()
    {
        Write("ja/a.md", "a");
        Write("lo/a.md", "\0");
        Assert.Equal(["unreadable-text a.md"], await ReadAsync(["ja"], "lo"));
    }

    [Fact]
    public async Task ReadAsync_FileWithTranslationFile_Pairs()
    {
        Write("a.md", "a");
        Write("a.lo.md", "ກ");
        Assert.Equal(["a lo=ກ"], await ReadAsync(["a.md"], "a.lo.md"));
    }

    [Theory]
    [InlineData("missing", null)]
    [InlineData("a.md", "missing")]
    [InlineData("ja", "a.md")]
    public async Task ReadAsync_WrongPath_IsRefused(string path, string? translation)
    {
        Write("a.md", "a");
        Write("ja/b.md", "b");
        Assert.Equal(ErrorCodes.InvalidRequest, (await Assert.ThrowsAsync<PhasaException>(() => ReadAsync([path], translation))).Code);
    }

    private async Task<List<string>> ReadAsync(string[] paths, string? lo = null)
    {
        var translations = new Dictionary<LanguageTag, string>();
        if (lo is not null)
        {
            translations.Add(LanguageTag.Parse("lo"), Path.Combine(_root, lo));
        }

        return await new DocumentFiles(DocumentReaders.Default, 1000)
            .ReadAsync([.. paths.Select(p => Path.Combine(_root, p))], translations, TestContext.Current.CancellationToken)
            .Select(i => i.Item switch
            {
                null => $"skipped {Path.GetFileName(i.Path)}",
                { Document: { } d } => d.Id + string.Concat(d.Translations.Select(t => $" {t.Key}={t.Value.Text}")),
                var failed => $"{failed.Error!.Code} {Path.GetFileName(i.Path)}",
            })
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
