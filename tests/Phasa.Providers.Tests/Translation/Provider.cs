using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Providers.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using Phasa.Translation.Memory;

namespace Phasa.Providers.Tests.Translation;

/// <summary>Providers made as a host makes them: from configuration. Single ones make each call once, unless the test says otherwise.</summary>
internal static class Provider
{
    public static ITranslator Chat(string name, Uri endpoint, params (string Key, string Value)[] more) =>
        Single([("kind", "openai-compatible"), ("model", "fake"), ("name", name), ("endpoint", endpoint.ToString()), .. more]);

    public static ITranslator Libre(string name, Uri endpoint, params (string Key, string Value)[] more) =>
        Single([("kind", "libretranslate"), ("name", name), ("endpoint", endpoint.ToString()), .. more]);

    /// <summary>A provider of any kind, as <see cref="FakeProviders"/> has them.</summary>
    public static ITranslator Of(string kind, string name, Uri endpoint, params (string Key, string Value)[] more) =>
        Single([("kind", kind), ("name", name), ("endpoint", endpoint.ToString()), .. more, .. FakeProviders.Settings(kind)]);

    /// <inheritdoc cref="Of(string, string, Uri, ValueTuple{string, string}[])"/>
    public static ITranslator Of(string kind, string name, Uri endpoint, TimeProvider time, params (string Key, string Value)[] more) =>
        Single([("kind", kind), ("name", name), ("endpoint", endpoint.ToString()), .. more, .. FakeProviders.Settings(kind)], time);

    public static ServiceProvider Services(IEnumerable<(string Key, string Value)> settings, TimeProvider? time = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Translation:" + s.Key, (string?)s.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<ITranslationMemory, InMemoryTranslationMemory>();
        services.AddSingleton(sp => sp.GetRequiredService<TranslationOptions>().Memory);
        services.AddSingleton<ITranslator, TranslationMemoryTranslator>();
        new PhasaBuilder(services).AddTranslation(configuration.GetSection("Translation"));
        return services.BuildServiceProvider();
    }

    private static ITranslator Single(IEnumerable<(string Key, string Value)> provider, TimeProvider? time = null) =>
        Services(provider.Append((Key: "maxAttempts", Value: "1")).DistinctBy(p => p.Key).Select(p => ($"providers:0:{p.Key}", p.Value)), time).GetRequiredService<TranslatorRegistry>().Translators[^1];
}
