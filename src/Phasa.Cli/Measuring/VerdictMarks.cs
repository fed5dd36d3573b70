using Phasa.Separation.Verdicts;
using Spectre.Console;

namespace Phasa.Cli.Measuring;

/// <summary>Verdicts in one character each, so that they are told apart without colours; colours are added on a terminal.</summary>
internal static class VerdictMarks
{
    /// <summary>What the marks mean.</summary>
    public static string Legend => "+ working   ~ weak   x broken   = surface overlap only   ? not enough data";

    /// <summary>The mark of a verdict.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Working => "+",
        Verdict.Weak => "~",
        Verdict.Broken => "x",
        Verdict.SurfaceOverlapOnly => "=",
        _ => "?",
    };

    /// <summary>The style of a verdict.</summary>
    public static Style StyleOf(Verdict verdict) => new(verdict switch
    {
        Verdict.Working => Color.Green,
        Verdict.Weak => Color.Yellow,
        Verdict.Broken => Color.Red,
        Verdict.SurfaceOverlapOnly => Color.Fuchsia,
        _ => Color.Grey,
    });
}
