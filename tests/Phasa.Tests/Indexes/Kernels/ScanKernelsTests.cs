using Phasa.Indexes.Kernels;

namespace Phasa.Tests.Indexes.Kernels;

public sealed class ScanKernelsTests
{
    [Fact]
    public void Choose_NoName_IsSupported() => Assert.True(ScanKernels.Choose(null).IsSupported);

    [Fact]
    public void Choose_Name_IsThatKernel()
    {
        foreach (var kernel in ScanKernels.All.Where(k => k.IsSupported))
        {
            Assert.Same(kernel, ScanKernels.Choose(kernel.Name));
        }
    }

    [Fact]
    public void Choose_UnknownName_SaysWhichThereAre()
    {
        var error = Assert.Throws<PhasaException>(() => ScanKernels.Choose("mmx"));
        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains("'mmx'", error.Message, StringComparison.Ordinal);
        Assert.Contains("scalar, portable", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_KernelOfAnotherProcessor_SaysWhichRunHere()
    {
        foreach (var kernel in ScanKernels.All.Where(k => !k.IsSupported))
        {
            var error = Assert.Throws<PhasaException>(() => ScanKernels.Choose(kernel.Name));
            Assert.Contains("does not run", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(kernel.Name, error.NextStep, StringComparison.Ordinal);
        }
    }
}
