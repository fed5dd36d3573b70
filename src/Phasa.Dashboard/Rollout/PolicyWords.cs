using Phasa.Collections;

namespace Phasa.Dashboard.Rollout;

/// <summary>What policies are called on the pages, and what setting one does.</summary>
internal static class PolicyWords
{
    /// <summary>The English texts, which are the keys of the others.</summary>
    public static IReadOnlyDictionary<LanguagePolicy, (string Name, string Meaning)> Of { get; } = new Dictionary<LanguagePolicy, (string, string)>
    {
        [LanguagePolicy.All] = (/* T */ "every document", /* T */ "Every document is translated as it comes in, and what is open now is queued."),
        [LanguagePolicy.Planned] = (/* T */ "what a plan names", /* T */ "Only what a plan names is translated, and kept up to date from then on. What is queued now for documents that have nothing in the language is taken away."),
        [LanguagePolicy.OnDemand] = (/* T */ "what users ask for", /* T */ "A document is translated once a search in the language found it in another one, or a plan names it. What is queued now for documents that have nothing in the language is taken away."),
        [LanguagePolicy.Off] = (/* T */ "nothing", /* T */ "No machine translates into the language, and what is queued is taken away. What is translated stays, and people's translations go on."),
    };
}
