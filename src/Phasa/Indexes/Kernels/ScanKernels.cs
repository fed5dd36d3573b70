namespace Phasa.Indexes.Kernels;

/// <summary>The kernels there are, and the one in use.</summary>
internal static class ScanKernels
{
    /// <summary>The environment variable that forces a kernel, read once per process.</summary>
    public const string Variable = "PHASA_KERNEL";

    private static readonly Lazy<ScanKernel> Chosen = new(() => Choose(Environment.GetEnvironmentVariable(Variable)));

    /// <summary>All kernels, the slowest first.</summary>
    public static IReadOnlyList<ScanKernel> All { get; } =
        [new ScalarKernel(), new PortableKernel(), new AdvSimdKernel(), new Avx2Kernel(), new Avx512Kernel()];

    /// <summary>The kernel this process scans with: the last of <see cref="All"/> that the processor runs, unless one is forced.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when the environment names none that runs here.</exception>
    public static ScanKernel Active => Chosen.Value;

    /// <summary>The kernel of a name; without one, the best.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when none of that name runs here.</exception>
    public static ScanKernel Choose(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return All.Last(k => k.IsSupported);
        }

        var kernel = All.FirstOrDefault(k => k.Name == name);
        return kernel is { IsSupported: true }
            ? kernel
            : throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                kernel is null ? $"{Variable} is '{name}', which is no kernel." : $"{Variable} is '{name}', which this processor does not run.",
                $"Unset {Variable}, or set it to one that runs here: {string.Join(", ", All.Where(k => k.IsSupported).Select(k => k.Name))}.");
    }
}
