using System.Diagnostics;
using System.Runtime.InteropServices;
using Phasa.Bench.Scan;

namespace Phasa.Bench.Peers;

/// <summary>A C++ library behind four functions (Peers/native), called in this process on one thread.</summary>
internal sealed unsafe class NativePeer : Peer
{
    private readonly delegate* unmanaged<void*, float*, int, int, int*, void> _search;
    private readonly delegate* unmanaged<void*, void> _free;
    private readonly void* _index;

    private NativePeer(nint library, int kind, string name, VectorRows set)
    {
        Name = name;
        _search = (delegate* unmanaged<void*, float*, int, int, int*, void>)NativeLibrary.GetExport(library, "peer_search");
        _free = (delegate* unmanaged<void*, void>)NativeLibrary.GetExport(library, "peer_free");
        var build = (delegate* unmanaged<int, float*, int, int, void*>)NativeLibrary.GetExport(library, "peer_build");
        var start = Stopwatch.GetTimestamp();
        fixed (float* rows = set.Values)
        {
            _index = build(kind, rows, set.Count, set.Dimensions);
        }

        BuildSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Efforts => Name.Contains("HNSW", StringComparison.Ordinal) ? [16, 32, 64, 128] : [0];

    /// <summary>What a library has.</summary>
    public static IEnumerable<Func<Peer>> Open(string path, VectorRows set)
    {
        var library = NativeLibrary.Load(path);
        return Kinds(library).Select((name, kind) => (Func<Peer>)(() => new NativePeer(library, kind, name, set)));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _free(_index);
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<int> Search(float[] query, int effort)
    {
        var found = new int[10];
        fixed (float* vector = query)
        fixed (int* rows = found)
        {
            _search(_index, vector, found.Length, effort, rows);
        }

        return found;
    }

    private static string[] Kinds(nint library) =>
        Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)NativeLibrary.GetExport(library, "peer_kinds"))())!.Split(';');
}
