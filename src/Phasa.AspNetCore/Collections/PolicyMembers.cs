using Phasa.AspNetCore.Paths;
using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.AspNetCore.Collections;

/// <summary>Reads what is to be translated of itself.</summary>
internal static class PolicyMembers
{
    /// <summary>The policies by language.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>, <see cref="ErrorCodes.InvalidLanguage"/> or <see cref="ErrorCodes.LanguageNotInCollection"/>.</exception>
    public static IReadOnlyDictionary<LanguageTag, LanguagePolicy> Read(IReadOnlyDictionary<string, string>? members, IReadOnlyList<LanguageTag> languages)
    {
        var policies = new Dictionary<LanguageTag, LanguagePolicy>();
        foreach (var (name, value) in members ?? new Dictionary<string, string>())
        {
            var at = $"/policies/{name}";
            var language = LanguageTags.Parse(name, at);
            if (!languages.Contains(language))
            {
                throw new PhasaException(ErrorCodes.LanguageNotInCollection, $"{language} is none of the collection's languages.", $"Use one of: {string.Join(", ", languages)}.") { Location = at };
            }

            policies[language] = LanguagePolicies.TryParse(value, out var policy)
                ? policy
                : throw new PhasaException(ErrorCodes.InvalidRequest, $"'{value}' is no policy.", $"Use one of: {LanguagePolicies.Names}.") { Location = at };
        }

        return policies;
    }
}
