using Phasa.Security;

namespace Phasa.Dashboard.Settings;

/// <summary>What scopes are called on the pages.</summary>
internal static class ScopeWords
{
    /// <summary>The English texts, which are the keys of the others.</summary>
    public static IReadOnlyDictionary<AccessScope, string> Of { get; } = new Dictionary<AccessScope, string>
    {
        [AccessScope.Read] = /* T */ "search and read",
        [AccessScope.Write] = /* T */ "also change documents",
        [AccessScope.Admin] = /* T */ "everything",
    };
}
