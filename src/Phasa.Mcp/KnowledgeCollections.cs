using Phasa.Collections;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Mcp;

/// <summary>The collections as agents name them: one need not be named where there is but one.</summary>
internal sealed class KnowledgeCollections(IKnowledgeStore store)
{
    /// <summary>The collection that a call means.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>, with the names there are.</exception>
    public async Task<Collection> FindAsync(string? name, CancellationToken cancellationToken)
    {
        var all = await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false);
        var names = all.Count == 0 ? "There is none." : $"Name one of: {string.Join(", ", all.Select(c => c.Name))}.";
        return string.IsNullOrWhiteSpace(name)
            ? all.Count == 1 ? all[0] : throw new PhasaException(ErrorCodes.InvalidRequest, "The call does not say which collection.", names) { Location = "/collection" }
            : all.FirstOrDefault(c => c.Name == name) ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"There is no collection '{name}'.", names);
    }

    /// <summary>A language as a call names it; null for none.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public static LanguageTag? Language(string? tag) =>
        string.IsNullOrWhiteSpace(tag) ? null : LanguageTag.TryParse(tag, out var language) ? language : throw new PhasaException(
            ErrorCodes.InvalidRequest, $"'{tag}' is no language tag.", "Use a tag such as lo, th, ja or en, or leave it out.")
        { Location = "/language" };
}
