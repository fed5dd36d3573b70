using System.Text.Json;

namespace Phasa.Cli.Output;

/// <summary>Names of enumerated values as the API writes them.</summary>
internal static class Names
{
    /// <summary>The name in lower case with dashes: <c>cross-lingual</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
