using BenchmarkDotNet.Attributes;
using Phasa.Indexes;
using Phasa.Indexes.Kernels;

namespace Phasa.Bench.Kernels;

/// <summary>The arithmetic of a scan over one block of rows, by each kernel that runs here.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private const int Rows = RowBlock.Rows;

    private readonly float[] _scales = new float[Rows];
    private readonly float[] _scores = new float[Rows];
    private readonly ushort[] _distances = new ushort[Rows];
    private readonly ushort[] _selected = new ushort[Rows];
    private ScanKernel _kernel = ScanKernels.All[0];
    private float[] _query = [];
    private float[] _row = [];
    private ulong[] _codes = [];
    private ulong[] _code = [];
    private sbyte[] _components = [];
    private sbyte[] _quantised = [];
    private short[] _steps = [];
    private ushort _cut;

    /// <summary>The kernels of this processor.</summary>
    public static IEnumerable<string> Kernels => ScanKernels.All.Where(k => k.IsSupported).Select(k => k.Name);

    /// <summary>The kernel.</summary>
    [ParamsSource(nameof(Kernels))]
    public string Kernel { get; set; } = "";

    /// <summary>Length of a vector.</summary>
    [Params(256, 384)]
    public int Dimensions { get; set; }

    /// <summary>Makes a block of random rows.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _kernel = ScanKernels.All.First(k => k.Name == Kernel);
        (_query, _row) = (Vector(random), Vector(random));
        (_codes, _code) = (new ulong[Rows * ScanKernel.CodeWords(Dimensions)], new ulong[ScanKernel.CodeWords(Dimensions)]);
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_codes.AsSpan()));
        _kernel.PackSigns(_query, _code);
        _quantised = new sbyte[ScanKernel.RowLength(Dimensions)];
        _components = new sbyte[Rows * _quantised.Length];
        for (var i = 0; i < _components.Length; i++)
        {
            _components[i] = (sbyte)random.Next(-127, 128);
        }

        _kernel.Quantise(_query, _quantised);
        _steps = [.. _quantised.Select(s => (short)s)];
        Array.Fill(_scales, .01f);
        _kernel.Distances(_codes, _code, _distances);

        // One row in fifty, as when a pass is well on its way.
        _cut = _distances.Order().ElementAt(Rows / 50);
    }

    /// <summary>First pass: the signs of all rows of a block.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void Distances() => _kernel.Distances(_codes, _code, _distances);

    /// <summary>The rows of a block that are near enough.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int SelectNear() => _kernel.SelectNear(_distances, _cut, _selected);

    /// <summary>Second pass: rows by their bytes.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void Scores() => _kernel.Scores(_components, _steps, _scales, _scores);

    /// <summary>Last: one row by its vector.</summary>
    [Benchmark]
    public float Dot() => _kernel.Dot(_query, _row);

    /// <summary>A vector as bytes, as when a row is written.</summary>
    [Benchmark]
    public float Quantise() => _kernel.Quantise(_query, _quantised);

    /// <summary>A vector's signs, as when a row is written.</summary>
    [Benchmark]
    public void PackSigns() => _kernel.PackSigns(_query, _code);

    private float[] Vector(Random random) => [.. Enumerable.Range(0, Dimensions).Select(_ => (random.NextSingle() - .5f) / 8)];
}
