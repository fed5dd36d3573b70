using System.Text.RegularExpressions;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Cli.Commands;

/// <summary>Makes collections from the command line.</summary>
internal static partial class NewCollection
{
    /// <summary>Creates the collection.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: no language, or a name that has no place in an address.</exception>
    public static Task<Collection> CreateAsync(
        IKnowledgeStore store, string name, IReadOnlyList<LanguageTag> languages, EmbeddingSpace space, CancellationToken cancellationToken)
    {
        if (!Names().IsMatch(name))
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"'{name}' is no name for a collection.", "Use 1 to 64 lower-case letters, digits and dashes.");
        }

        return languages.Count > 0
            ? store.Collections.CreateAsync(name, languages, space, cancellationToken)
            : throw new PhasaException(ErrorCodes.InvalidRequest, $"Collection '{name}' would have no language.", "Name its languages: --languages ja,en,th,lo");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
