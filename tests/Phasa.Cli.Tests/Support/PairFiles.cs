using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Phasa.Cli.Tests.Support;

/// <summary>Pair sets whose texts have nothing in common, so that every model fails on them.</summary>
internal static class PairFiles
{
    /// <summary>Writes a set in English and Lao and gives its path.</summary>
    public static string Write(PhasaExecutable phasa, string name, int items) => phasa.Write(
        name,
        string.Concat(Enumerable.Range(0, items).Select(i => JsonSerializer.Serialize(new
        {
            id = $"i{i}",
            query = new { en = Word("en query", i), lo = Word("lo query", i) },
            document = new { en = Word("en document", i), lo = Word("lo document", i) },
        }) + "\n")));

    private static string Word(string what, int i) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{what} {i}")));
}
