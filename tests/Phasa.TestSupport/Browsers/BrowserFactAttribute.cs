using System.Runtime.CompilerServices;

namespace Phasa.TestSupport.Browsers;

/// <summary>A test that opens a page in Chromium. Skipped where there is none, except where PHASA_TEST_REQUIRE is <c>all</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (ChromiumFile.Path is null && Environment.GetEnvironmentVariable("PHASA_TEST_REQUIRE") != "all")
        {
            Skip = $"No chromium on the PATH ('{ChromiumFile.Install}').";
        }
    }
}
