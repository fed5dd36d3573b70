using Phasa.Translation.Memory;

namespace Phasa.Translation;

/// <summary>Says in one line what a chain's providers answered.</summary>
public static class ChainReport
{
    /// <summary>The failures, a provider's repeated ones once: <c>gpt: RateLimited (429 …); libre: Timeout (…)</c>.</summary>
    public static string Describe(ChainResult result)
    {
        var failures = result.Attempts
            .Where(a => a.Failure is not null)
            .Select(a => $"{a.Provider}: {a.Failure} ({a.Message})")
            .Distinct()
            .ToList();
        var asked = result.Attempts.Where(a => !a.IsBackTranslation).Select(a => a.Provider).Distinct().ToList();
        return failures.Count > 0 ? string.Join("; ", failures)
            : asked is [TranslationMemoryTranslator.ProviderName] ? "not in the translation memory, and no other provider is configured for the pair"
            : asked.Count > 0 ? $"no translation from {string.Join(", ", asked)}"
            : "no provider is configured for the pair";
    }
}
