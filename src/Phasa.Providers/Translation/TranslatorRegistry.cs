using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Phasa.Monitoring.Alerts.Providers;
using Phasa.Providers.Translation.Resilience;
using Phasa.Translation;

namespace Phasa.Providers.Translation;

/// <summary>
/// All translation providers: those registered in code, then the configured ones in their order. All but such as the memory are asked again,
/// held back and left alone as <see cref="ResilienceOptions"/> say; those registered in code by its defaults.
/// </summary>
public sealed class TranslatorRegistry : IDisposable
{
    private readonly TranslationMetrics _metrics = new();

    /// <summary>Makes the configured providers.</summary>
    /// <param name="section">The section <c>Translation</c>.</param>
    /// <param name="kinds">The known kinds.</param>
    /// <param name="registered">Providers that need no configuration, the memory among them.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Told of providers that fail.</param>
    /// <param name="calls">Told what calls came to; nobody when null.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown kind or a wrong option.</exception>
    public TranslatorRegistry(
        IConfiguration section, IEnumerable<ITranslatorKind> kinds, IEnumerable<ITranslator> registered, TimeProvider time, ILoggerFactory loggers, ProviderCalls? calls = null)
    {
        var byKind = kinds.ToDictionary(k => k.Kind, StringComparer.OrdinalIgnoreCase);
        var logger = loggers.CreateLogger<TranslatorRegistry>();
        // What knows only some texts has them here: nobody's patience or money is at stake.
        Translators =
        [
            .. registered.Select(t => t.TranslatesAnyText ? Resilient(t, new()) : t),
            .. section.GetSection("providers").GetChildren().Select(provider =>
                Resilient(Create(provider, byKind), ProviderSection.Bind<ResilienceOptions>(provider, strict: false))),
        ];

        ITranslator Resilient(ITranslator translator, ResilienceOptions options) => new ResilientTranslator(translator, options, _metrics, time, logger, calls);
    }

    /// <summary>The providers.</summary>
    public IReadOnlyList<ITranslator> Translators { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var translator in Translators.OfType<ResilientTranslator>())
        {
            translator.Dispose();
        }

        _metrics.Dispose();
    }

    private static ITranslator Create(IConfigurationSection section, Dictionary<string, ITranslatorKind> kinds) =>
        kinds.TryGetValue(section["kind"] ?? "", out var kind)
            ? kind.Create(section)
            : throw new PhasaException(ErrorCodes.InvalidConfiguration,
                $"The translation provider '{section["name"]}' ({section.Path}) is of the unknown kind '{section["kind"]}'.",
                $"Use one of the kinds: {string.Join(", ", kinds.Keys.Order(StringComparer.Ordinal))}.");
}
