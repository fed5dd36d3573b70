using System.Runtime.CompilerServices;

namespace Phasa.Tests.Separation.Reports;

/// <summary>A test that opens a page in Chromium. Skipped where there is none, except where PHASA_TEST_REQUIRE is <c>all</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (Chromium.Path is null && Environment.GetEnvironmentVariable("PHASA_TEST_REQUIRE") != "all")
        {
            Skip = "No chromium on the PATH ('apt-get install chromium fonts-noto-core fonts-noto-cjk').";
        }
    }
}
