using System.CommandLine;

namespace Phasa.Cli.CommandLine;

/// <summary>Bounds of figures on the command line.</summary>
internal static class Ranges
{
    /// <summary>Refuses figures outside the bounds, which are both allowed.</summary>
    public static void InRange(this Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && (value < least || value > most))
        {
            result.AddError($"{option.Name} is {value}; it must lie between {least} and {most}.");
        }
    });
}
