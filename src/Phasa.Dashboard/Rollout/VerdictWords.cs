using Phasa.Rollout.Past;

namespace Phasa.Dashboard.Rollout;

/// <summary>What is said of a plan that was carried out.</summary>
internal static class VerdictWords
{
    /// <summary>The English texts, which are the keys of the others.</summary>
    public static IReadOnlyDictionary<RetrospectVerdict, string> Of { get; } = new Dictionary<RetrospectVerdict, string>
    {
        [RetrospectVerdict.TooFew] = /* T */ "too few searches to tell",
        [RetrospectVerdict.AsExpected] = /* T */ "as expected",
        [RetrospectVerdict.Less] = /* T */ "less than expected",
        [RetrospectVerdict.More] = /* T */ "more than expected",
    };
}
