using System.Text.Json;

namespace Phasa.Collections;

/// <summary>The words for policies, as the API and the command line have them.</summary>
public static class LanguagePolicies
{
    private static readonly Dictionary<string, LanguagePolicy> ByName =
        Enum.GetValues<LanguagePolicy>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>All words, with commas.</summary>
    public static string Names { get; } = string.Join(", ", ByName.Keys);

    /// <summary>The word for a policy, for example <c>on-demand</c>.</summary>
    public static string NameOf(LanguagePolicy policy) => JsonNamingPolicy.KebabCaseLower.ConvertName(policy.ToString());

    /// <summary>Reads a word.</summary>
    public static bool TryParse(string? name, out LanguagePolicy policy) => ByName.TryGetValue(name ?? "", out policy);
}
