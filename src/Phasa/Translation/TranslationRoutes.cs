namespace Phasa.Translation;

/// <summary>The configured routes with their providers found. Built once, checked whole.</summary>
internal sealed class TranslationRoutes
{
    private readonly Dictionary<RoutePattern, ITranslator[]> _routes = [];

    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown or doubled name, a bad or doubled pattern.</exception>
    public TranslationRoutes(IEnumerable<TranslationRoute> routes, IEnumerable<ITranslator> translators)
    {
        var known = new Dictionary<string, ITranslator>(StringComparer.OrdinalIgnoreCase);
        foreach (var translator in translators)
        {
            if (!known.TryAdd(translator.Name, translator))
            {
                throw new PhasaException(ErrorCodes.InvalidConfiguration,
                    $"Two translation providers are named '{translator.Name}'.", "Give each provider a name of its own.");
            }
        }

        foreach (var route in routes)
        {
            var providers = route.Providers.Select(name => Find(known, name, route.Pair)).ToArray();
            if (!_routes.TryAdd(RoutePattern.Parse(route.Pair), providers))
            {
                throw new PhasaException(ErrorCodes.InvalidConfiguration,
                    $"There are two translation routes for '{route.Pair}'.", "Join them into one list of providers.");
            }
        }

        if (_routes.Count == 0)
        {
            _routes[new(null, null)] = [.. known.Values];
        }
    }

    /// <summary>The providers for a pair in order, without those that do not translate it.</summary>
    public IEnumerable<ITranslator> For(LanguagePair pair) =>
        RoutePattern.For(pair).Where(_routes.ContainsKey).Select(p => _routes[p]).FirstOrDefault([]).Where(t => t.Supports(pair));

    private static ITranslator Find(Dictionary<string, ITranslator> known, string name, string pair) =>
        known.TryGetValue(name, out var translator)
            ? translator
            : throw new PhasaException(ErrorCodes.InvalidConfiguration,
                $"The translation route '{pair}' names the provider '{name}', which is not configured.",
                $"Configure it under Translation:providers, or use one of: {string.Join(", ", known.Keys)}.");
}
