using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Phasa.Languages;
using Phasa.Providers.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Translation;

public sealed class TranslationRegistrationTests
{
    private static readonly (string, string)[] Libre =
        [("providers:0:name", "libre"), ("providers:0:kind", "libretranslate"), ("providers:0:endpoint", "http://localhost:5000")];

    private static readonly (string, string)[] Chat =
    [
        ("providers:1:name", "gpt"), ("providers:1:kind", "openai-compatible"), ("providers:1:endpoint", "http://localhost/v1"),
        ("providers:1:model", "m"),
    ];

    [Fact]
    public async Task Start_GoodConfiguration_HasMemoryAndProvidersInOrder()
    {
        await using var services = Provider.Services([.. Libre, .. Chat, ("routes:0:pair", "ja->lo"), ("routes:0:providers:0", "gpt")]);
        await StartAsync(services);

        Assert.Equal(["memory", "libre", "gpt"], services.GetRequiredService<TranslatorRegistry>().Translators.Select(t => t.Name));
    }

    [Fact]
    public async Task Start_NoConfiguration_TranslatesFromTheMemoryAlone()
    {
        await using var services = Provider.Services([]);
        await StartAsync(services);
        var pair = new LanguagePair(LanguageTag.Parse("ja"), LanguageTag.Parse("lo"));

        var result = await services.GetRequiredService<TranslatorChain>()
            .TranslateAsync(new(pair, ["図書館"]), TestContext.Current.CancellationToken);

        Assert.Equal((ChainOutcome.Failed, false), (result.Outcome, result.RetryMayHelp));
        Assert.Equal("memory", result.Attempts.Single().Provider);
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "providers:0:kind", "deepk", "anthropic, azure-translator, deepl, google-translate, libretranslate, ollama, openai-compatible" },
        { "routes:0:providers:0", "gtp", "memory, libre, gpt" },
        { "routes:0:pair", "ja-lo", "ja->lo" },
        { "providers:0:endpoint", "localhost", "docs/reference" },
        { "providers:0:timeoutSecond", "3", "docs/reference" },
        { "providers:0:timeoutSeconds", "0", "docs/reference" },
        { "providers:0:timeoutSeconds", "soon", "docs/reference" },
        { "providers:0:maxTextsPerCall", "0", "docs/reference" },
        { "providers:0:name", "", "docs/reference" },
        { "providers:0:name", "GPT", "name of its own" },
        { "providers:1:model", "", "docs/reference" },
        { "providers:1:structuredOutput", "7", "docs/reference" },
        { "providers:0:apiKeyVariable", "PHASA_TEST_NO_SUCH_VARIABLE", "Set PHASA_TEST_NO_SUCH_VARIABLE" },
        { "memory:fuzzyThreshold", "0.2", "docs/reference" },
        { "memory:treshold", "0.9", "docs/reference" },
        { "route:0:pair", "*->*", "providers, routes, prices, memory, glossaries, checks" },
        { "checks:backTranslation", "gtp", "memory, libre, gpt" },
        { "checks:backTranslation", "memory", "any text" },
        { "checks:similar", "true", "docs/reference" },
        { "glossaries:0:file", "none.csv", "data folder" },
        { "glossaries:0:terms:0:source", "勤怠", "docs/reference" },
        { "glossaries:0:term:0:source", "勤怠", "docs/reference" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Start_FaultyConfiguration_StopsWithTheNextStep(string key, string value, string nextStep)
    {
        var settings = Libre.Concat(Chat).Append(("routes:0:pair", "*->*")).Append(("routes:0:providers:0", "gpt"))
            .Where(s => s.Item1 != key).Append((key, value));
        await using var services = Provider.Services(settings);

        var error = await Assert.ThrowsAsync<PhasaException>(() => StartAsync(services));

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains(nextStep, error.NextStep, StringComparison.Ordinal);
    }

    private static async Task StartAsync(IServiceProvider services)
    {
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }
    }
}
