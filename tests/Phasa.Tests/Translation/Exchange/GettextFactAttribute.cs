using System.Runtime.CompilerServices;

namespace Phasa.Tests.Translation.Exchange;

/// <summary>A test that runs gettext's <c>msgfmt</c>. Skipped where there is none, except where PHASA_TEST_REQUIRE is <c>all</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GettextFactAttribute : FactAttribute
{
    public GettextFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = 0)
        : base(file, line)
    {
        if (!Array.Exists(Folders, f => File.Exists(Path.Combine(f, "msgfmt"))) && Environment.GetEnvironmentVariable("PHASA_TEST_REQUIRE") != "all")
        {
            Skip = "There is no msgfmt; install Debian's package gettext.";
        }
    }

    private static string[] Folders => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
}
