using System.Text.RegularExpressions;
using Phasa.AspNetCore.Problems;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.AspNetCore.Paths;

/// <summary>Names that collections may have.</summary>
internal static partial class CollectionNames
{
    /// <summary>Checks the name of a new collection.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public static void Require(string name)
    {
        if (!Names().IsMatch(name))
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest,
                $"'{Readable.Shorten(name, 80)}' is no name for a collection.",
                "Use 1 to 64 lower-case letters, digits, dashes, underscores or dots, with a letter or digit first.")
            { Location = "/name" };
        }
    }

    /// <summary>The collection of that name.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    public static async Task<Collection> GetAsync(this ICollectionStore collections, string name, CancellationToken cancellationToken) =>
        (Names().IsMatch(name) ? await collections.FindAsync(name, cancellationToken) : null) ?? throw Missing(name);

    /// <summary>Checks that a collection may have that name, before one is looked for.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    public static string RequirePossible(string name) => Names().IsMatch(name) ? name : throw Missing(name);

    /// <summary>What to answer when there is no collection of that name.</summary>
    public static PhasaException Missing(string name) =>
        new(ErrorCodes.CollectionNotFound, $"There is no collection '{Readable.Shorten(name, 80)}'.");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
