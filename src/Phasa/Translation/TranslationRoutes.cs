namespace Phasa.Translation;

/// <summary>The configured routes with their providers found. Built once, checked whole.</summary>
internal sealed class TranslationRoutes
{
    private readonly Dictionary<RoutePattern, ITranslator[]> _routes = [];
    private readonly Dictionary<string, ITranslator> _known;

    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown or doubled name, a bad or doubled pattern.</exception>
    public TranslationRoutes(IEnumerable<TranslationRoute> routes, IEnumerable<ITranslator> translators)
    {
        _known = new Dictionary<string, ITranslator>(StringComparer.OrdinalIgnoreCase);
        foreach (var translator in translators)
        {
            if (!_known.TryAdd(translator.Name, translator))
            {
                throw new PhasaException(ErrorCodes.InvalidConfiguration,
                    $"Two translation providers are named '{translator.Name}'.", "Give each provider a name of its own.");
            }
        }

        foreach (var route in routes)
        {
            var providers = route.Providers.Select(name => Find(name, $"The translation route '{route.Pair}'")).ToArray();
            if (!_routes.TryAdd(RoutePattern.Parse(route.Pair), providers))
            {
                throw new PhasaException(ErrorCodes.InvalidConfiguration,
                    $"There are two translation routes for '{route.Pair}'.", "Join them into one list of providers.");
            }
        }

        if (_routes.Count == 0)
        {
            _routes[new(null, null)] = [.. _known.Values];
        }
    }

    private TranslationRoutes(ITranslator only)
    {
        _known = new(StringComparer.OrdinalIgnoreCase) { [only.Name] = only };
        _routes[new(null, null)] = [only];
    }

    /// <summary>The providers for a pair in order, without those that do not translate it.</summary>
    public IEnumerable<ITranslator> For(LanguagePair pair) =>
        RoutePattern.For(pair).Where(_routes.ContainsKey).Select(p => _routes[p]).FirstOrDefault([]).Where(t => t.Supports(pair));

    /// <summary>All providers, whether or not a route names them.</summary>
    public IReadOnlyCollection<ITranslator> Known => _known.Values;

    /// <summary>Routes to one provider for every pair that it translates.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="setting">The setting that names it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown name, or a provider that knows only some texts.</exception>
    public TranslationRoutes Only(string name, string setting) => Find(name, $"'{setting}'") is { TranslatesAnyText: true } provider
        ? new(provider)
        : throw new PhasaException(ErrorCodes.InvalidConfiguration, $"'{setting}' names '{name}', which knows only some texts.",
            "Name a provider that translates any text.");

    /// <summary>Refuses prices of providers that are not there: a misspelt name would count as free.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public void RequirePriced(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Find(name, "'Translation:prices'");
        }
    }

    private ITranslator Find(string name, string where) =>
        _known.TryGetValue(name, out var translator)
            ? translator
            : throw new PhasaException(ErrorCodes.InvalidConfiguration,
                $"{where} names the provider '{name}', which is not configured.",
                $"Configure it under Translation:providers, or use one of: {string.Join(", ", _known.Keys)}.");
}
