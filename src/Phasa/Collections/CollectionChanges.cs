using Phasa.Languages;

namespace Phasa.Collections;

/// <summary>Changes of one kind.</summary>
public static class CollectionChanges
{
    private static readonly Dictionary<LanguageTag, LanguagePolicy> None = [];

    /// <summary>Sets the languages; see <see cref="ICollectionStore.ChangeAsync"/>.</summary>
    public static Task<Collection> SetLanguagesAsync(
        this ICollectionStore collections, string name, IReadOnlyList<LanguageTag> languages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collections);
        return collections.ChangeAsync(name, languages, None, cancellationToken);
    }

    /// <summary>Sets what is translated of itself into some languages; see <see cref="ICollectionStore.ChangeAsync"/>.</summary>
    public static Task<Collection> SetPoliciesAsync(
        this ICollectionStore collections, string name, IReadOnlyDictionary<LanguageTag, LanguagePolicy> policies, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collections);
        return collections.ChangeAsync(name, null, policies, cancellationToken);
    }
}
