using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Phasa.Languages;
using Phasa.Monitoring.Alerts.Providers;
using Phasa.Providers.Anthropic;
using Phasa.Providers.AzureTranslate;
using Phasa.Providers.DeepL;
using Phasa.Providers.GoogleTranslate;
using Phasa.Providers.Http;
using Phasa.Providers.LibreTranslate;
using Phasa.Providers.Ollama;
using Phasa.Providers.OpenAICompatible;
using Phasa.Translation;
using Phasa.Translation.Checks;
using Phasa.Translation.Glossaries;
using Phasa.Translation.Memory;

namespace Phasa.Providers.Translation;

/// <summary>Adds translation to a host.</summary>
public static class TranslationRegistration
{
    private static readonly string[] Members = ["providers", "routes", "prices", "memory", "glossaries", "checks"];

    /// <summary>
    /// Adds the providers and routes of <paramref name="section"/>; without it only the translation memory translates.
    /// The host does not start with a wrong configuration.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="section">The section <c>Translation</c>.</param>
    /// <param name="folder">Where relative paths of glossaries begin; the current folder when null.</param>
    public static PhasaBuilder AddTranslation(this PhasaBuilder builder, IConfigurationSection section, string? folder = null)
    {
        var services = builder.Services;
        services.AddProviderClients();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITranslatorKind, ChatTranslatorKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITranslatorKind, AnthropicTranslatorKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITranslatorKind, OllamaTranslatorKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITranslatorKind, GoogleTranslatorKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITranslatorKind, AzureTranslatorKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITranslatorKind, DeepLTranslatorKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITranslatorKind, LibreTranslatorKind>());
        // What is added last counts: this takes the place of the chain that knows the memory alone.
        services.AddSingleton(_ => ReadOptions(section));
        services.AddSingleton(sp => Glossary.Read(sp.GetRequiredService<TranslationOptions>().Glossaries, folder ?? Environment.CurrentDirectory));
        services.TryAddSingleton<IReadOnlyList<ITranslationCheck>>(sp => TranslationChecks.Create(
            new LanguageIdentifierChain([.. sp.GetServices<ILanguageIdentifier>()]), sp.GetRequiredService<Glossary>()));
        services.TryAddSingleton(sp => new TranslatorRegistry(
            section, sp.GetServices<ITranslatorKind>(), sp.GetServices<ITranslator>(), sp.GetRequiredService<TimeProvider>(),
            sp.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance, sp.GetService<ProviderCalls>()));
        services.AddSingleton(sp => new TranslatorChain(
            sp.GetRequiredService<TranslationOptions>(), sp.GetRequiredService<TranslatorRegistry>().Translators,
            sp.GetRequiredService<IReadOnlyList<ITranslationCheck>>(), sp.GetRequiredService<TimeProvider>(), sp.GetRequiredService<Glossary>()));
        services.AddHostedService<TranslationStartup>();
        return builder;
    }

    private static TranslationOptions ReadOptions(IConfigurationSection section)
    {
        if (section.GetChildren().FirstOrDefault(c => !Members.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, $"'{unknown.Path}' is not a setting.",
                $"Use one of: {string.Join(", ", Members)}.")
            { Location = unknown.Path };
        }

        var options = ProviderSection.Bind<TranslationOptions>(section, strict: false);
        options.Routes = ProviderSection.Bind<List<TranslationRoute>>(section.GetSection("routes"), strict: true);
        options.Prices = new Dictionary<string, TranslationPrice>(ProviderSection.Bind<Dictionary<string, TranslationPrice>>(section.GetSection("prices"), strict: true), StringComparer.OrdinalIgnoreCase);
        options.Glossaries = ProviderSection.Bind<List<GlossaryOptions>>(section.GetSection("glossaries"), strict: true);
        options.Checks = ProviderSection.Bind<TranslationCheckOptions>(section.GetSection("checks"), strict: true);
        options.Memory = ProviderSection.Bind<TranslationMemoryOptions>(section.GetSection("memory"), strict: true);
        return options;
    }
}
