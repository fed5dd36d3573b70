using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Indexes.Sidecars;
using Phasa.Languages;
using Phasa.Tests.Indexes.Scans;

namespace Phasa.Tests.Indexes.Sidecars;

public sealed class SidecarTests : IDisposable
{
    private const int Rows = 2600;

    private static readonly EmbeddingSpace Space = new("test", "rows", "1", SampleRows.Dimensions);

    private readonly string _folder = Directory.CreateTempSubdirectory("phasa-sidecar-").FullName;
    private readonly SidecarKey _key = new(new CollectionId(7), LanguageTag.Parse("lo"), Space, 41);
    private readonly SampleRows _rows = new(Rows);

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void Open_WhatWasWritten_FindsTheSame(int rowsInMemory)
    {
        _rows.Index.Remove(5);
        _rows.Index.Remove(2599);
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());

        var (index, sequence) = SidecarReader.Open(_folder, _key with { Sequence = 50 }, out var fault, rowsInMemory)!.Value;

        Assert.Equal(SidecarFault.None, fault);
        Assert.Equal(41, sequence);
        Assert.Equal(Rows - 2, index.Snapshot().Living);
        Assert.Equal(rowsInMemory > 0, index.Snapshot().HasVectors);
        AssertSame(_rows.Index.Snapshot(), index.Snapshot());
    }

    [Fact]
    public void Append_AfterOpening_ContinuesTheLastBlock()
    {
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        var index = SidecarReader.Open(_folder, _key, out _, rowsInMemory: 0)!.Value.Index;
        for (var i = 0; i < 600; i++)
        {
            var vector = _rows.Query();
            Assert.Equal(_rows.Index.Append(Rows + i, vector), index.Append(Rows + i, vector));
        }

        AssertSame(_rows.Index.Snapshot(), index.Snapshot());
        for (var i = 0; i < 2000; i++)
        {
            _rows.Index.Remove(i);
            index.Remove(i);
        }

        Assert.Equal(_rows.Index.Compact(), index.Compact());
        AssertSame(_rows.Index.Snapshot(), index.Snapshot());
    }

    [Fact]
    public void LeaveVectorsTo_TheSidecar_FreesMemoryAndFindsTheSame()
    {
        var before = _rows.Index.Snapshot();
        var filed = SidecarWriter.Write(_folder, _key, before);
        _rows.Index.Append(Rows, _rows.Query());
        var expected = _rows.Index.Snapshot();

        _rows.Index.LeaveVectorsTo(before, filed);

        var after = _rows.Index.Snapshot();
        Assert.True(after.Bytes < expected.Bytes / 2, $"{after.Bytes} of {expected.Bytes} bytes");
        AssertSame(expected, after);
    }

    [Fact]
    public void LeaveVectorsTo_CompactedSince_KeepsItsOwn()
    {
        var before = _rows.Index.Snapshot();
        var filed = SidecarWriter.Write(_folder, _key, before);
        for (var i = 0; i < 1500; i++)
        {
            _rows.Index.Remove(i);
        }

        _rows.Index.Compact();
        var expected = _rows.Index.Snapshot();
        _rows.Index.LeaveVectorsTo(before, filed);
        Assert.True(_rows.Index.Snapshot().HasVectors);
        AssertSame(expected, _rows.Index.Snapshot());
    }

    [Fact]
    public void Open_NothingThere_IsMissing() => AssertFault(SidecarFault.Missing, _key);

    [Fact]
    public void Open_OtherSpace_IsRefused()
    {
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        AssertFault(SidecarFault.OtherRows, _key with { Space = Space with { Revision = "2" } });
    }

    [Fact]
    public void Open_FileOfAnotherGeneration_IsRefused()
    {
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        var next = _key with { Generation = 2 };
        File.Move(Path.Combine(_folder, _key.FileName), Path.Combine(_folder, next.FileName));
        AssertFault(SidecarFault.OtherRows, next);
    }

    [Fact]
    public void Open_FileOfAnotherLanguage_IsRefused()
    {
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        var thai = _key with { Language = LanguageTag.Parse("th") };
        File.Move(Path.Combine(_folder, _key.FileName), Path.Combine(_folder, thai.FileName));
        AssertFault(SidecarFault.OtherRows, thai);
    }

    [Fact]
    public void Open_StoreWasPutBack_IsRefused()
    {
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        AssertFault(SidecarFault.AheadOfStore, _key with { Sequence = 40 });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(SidecarHeader.Length)]
    [InlineData(500_000)]
    [InlineData(-1)]
    public void Open_Truncated_IsRefused(int length)
    {
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        using (var file = OpenShared())
        {
            file.SetLength(length < 0 ? file.Length + length : length);
        }

        AssertFault(SidecarFault.Truncated, _key);
    }

    [Theory]
    [InlineData(0, nameof(SidecarFault.OtherVersion))]
    [InlineData(8, nameof(SidecarFault.OtherVersion))]
    [InlineData(12, nameof(SidecarFault.Damaged))]
    [InlineData(20, nameof(SidecarFault.Damaged))]
    [InlineData(32, nameof(SidecarFault.Damaged))]
    [InlineData(48, nameof(SidecarFault.Damaged))]
    [InlineData(SidecarHeader.Length, nameof(SidecarFault.Damaged))]
    [InlineData(SidecarHeader.Length + 5000, nameof(SidecarFault.Damaged))]
    [InlineData(900_000, nameof(SidecarFault.Damaged))]
    public void Open_OneBitOff_IsRefused(int at, string fault)
    {
        _rows.Index.Remove(3);
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        Flip(at);
        AssertFault(Enum.Parse<SidecarFault>(fault), _key);
    }

    [Fact]
    public void Open_WrittenInTheOtherOrderOfBytes_IsRefused()
    {
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        var path = Path.Combine(_folder, _key.FileName);
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(0, 8).Reverse();
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
        AssertFault(SidecarFault.OtherByteOrder, _key);
    }

    [Fact]
    public void Scan_VectorDamagedInTheFile_AnswersByBytesAndTells()
    {
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        var layout = new SidecarLayout(SampleRows.Dimensions, Rows, 0);
        Flip((int)layout.VectorsAt + 9);
        var health = new SidecarHealth();
        var snapshot = SidecarReader.Open(_folder, _key, out _, rowsInMemory: 0, health)!.Value.Index.Snapshot();
        Assert.Null(health.Failure);

        var first = _rows.Index.Snapshot().VectorAt(0).ToArray();
        var matches = new TopMatches(1, -1);
        snapshot.Scan(first, default(EveryPassage), matches);
        Assert.InRange(matches.InOrder()[0].Similarity, 0.99f, 1f);
        Assert.Contains(_key.FileName, health.Failure, StringComparison.Ordinal);

        var error = Assert.Throws<PhasaException>(() => snapshot.VectorAt(0).Length);
        Assert.Equal(ErrorCodes.StoreUnavailable, error.Code);
        AssertFault(SidecarFault.Damaged, _key, int.MaxValue);
    }

    [Fact]
    public void Write_Cancelled_LeavesTheOldFile()
    {
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        Assert.Throws<OperationCanceledException>(
            () => SidecarWriter.Write(_folder, _key with { Sequence = 99 }, _rows.Index.Snapshot(), cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(41, SidecarReader.Open(_folder, _key, out _)!.Value.Sequence);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Write_AnIndexOpenedFromTheFile_ReplacesIt()
    {
        SidecarWriter.Write(_folder, _key, _rows.Index.Snapshot());
        var index = SidecarReader.Open(_folder, _key, out _, rowsInMemory: 0)!.Value.Index;
        index.LeaveVectorsTo(index.Snapshot(), SidecarWriter.Write(_folder, _key with { Sequence = 42 }, index.Snapshot()));
        AssertSame(_rows.Index.Snapshot(), index.Snapshot());
        Assert.Equal(42, SidecarReader.Open(_folder, _key with { Sequence = 42 }, out _)!.Value.Sequence);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void AssertFault(SidecarFault expected, SidecarKey key, int rowsInMemory = 0)
    {
        Assert.Null(SidecarReader.Open(_folder, key, out var fault, rowsInMemory));
        Assert.Equal(expected, fault);
    }

    private void AssertSame(LanguageIndexSnapshot expected, LanguageIndexSnapshot actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < 10; i++)
        {
            var query = _rows.Query();
            var (a, b) = (new TopMatches(10, -1), new TopMatches(10, -1));
            Assert.Equal(expected.Scan(query, default(EveryPassage), a), actual.Scan(query, default(EveryPassage), b));
            Assert.Equal(a.InOrder(), b.InOrder());
        }
    }

    // Whoever wrote the file has it open to read vectors from.
    private FileStream OpenShared() =>
        new(Path.Combine(_folder, _key.FileName), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    private void Flip(int at)
    {
        using var file = OpenShared();
        file.Position = at;
        var value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 0x10));
    }
}
