using Phasa.Collections;
using Phasa.Languages;
using Phasa.Translation;

namespace Phasa.Dashboard.Translations;

/// <summary>A translation provider, and how it does.</summary>
/// <param name="Name">Its configured name.</param>
/// <param name="Health">How it does.</param>
/// <param name="Into">The collection's languages that it is asked for.</param>
public sealed record ProviderLine(string Name, TranslatorHealth Health, IReadOnlyList<LanguageTag> Into)
{
    /// <summary>The providers that are watched, in the order of the configuration.</summary>
    public static IReadOnlyList<ProviderLine> Of(TranslatorChain chain, Collection collection)
    {
        var pairs = from source in collection.Languages
                    from target in collection.Languages
                    where source != target
                    select new LanguagePair(source, target);
        var into = pairs.SelectMany(pair => chain.ProvidersOf(pair).Select(name => (name, pair.Target))).Distinct().ToLookup(p => p.name, p => p.Target);
        return [.. chain.Providers.Where(p => p.Health is not null).Select(p => new ProviderLine(p.Name, p.Health!, [.. into[p.Name]]))];
    }
}
