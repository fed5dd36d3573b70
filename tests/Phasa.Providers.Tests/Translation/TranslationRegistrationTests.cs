using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Phasa.Languages;
using Phasa.Providers.Tests.Translation.Resilience;
using Phasa.Providers.Translation;
using Phasa.TestSupport.Time;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using Phasa.Translation.Memory;

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
        { "providers:0:maxAttempts", "0", "docs/reference" },
        { "providers:0:maxAttempts", "11", "docs/reference" },
        { "providers:0:maxRetryWaitSeconds", "3601", "docs/reference" },
        { "providers:0:breakSeconds", "0.4", "docs/reference" },
        { "providers:0:breakSeconds", "86401", "docs/reference" },
        { "providers:0:maxConcurrentCalls", "0", "docs/reference" },
        { "providers:0:requestsPerMinute", "0", "docs/reference" },
        { "providers:0:charactersPerMinute", "-1", "docs/reference" },
        { "providers:0:name", "", "docs/reference" },
        { "providers:0:name", "GPT", "name of its own" },
        { "providers:1:model", "", "docs/reference" },
        { "providers:1:structuredOutput", "7", "docs/reference" },
        { "providers:0:apiKeyVariable", "PHASA_TEST_NO_SUCH_VARIABLE", "Set PHASA_TEST_NO_SUCH_VARIABLE" },
        { "memory:fuzzyThreshold", "0.2", "docs/reference" },
        { "memory:treshold", "0.9", "docs/reference" },
        { "route:0:pair", "*->*", "providers, routes, prices, memory, glossaries, checks" },
        { "prices:gtp:perMillionCharacters", "20", "memory, libre, gpt" },
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

    [Fact]
    public async Task Start_BreakTooShort_SaysWhatIsAllowed()
    {
        await using var services = Provider.Services([.. Libre, ("providers:0:breakSeconds", "0.4")]);

        var error = await Assert.ThrowsAsync<PhasaException>(() => StartAsync(services));

        Assert.Contains("BreakSeconds is 0.4; it must be 0 (never left alone) or 0.5..86400.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.5")]
    [InlineData("86400")]
    public async Task Start_BreakAtItsBounds_IsTaken(string seconds)
    {
        await using var services = Provider.Services([.. Libre, ("providers:0:breakSeconds", seconds)]);

        await StartAsync(services);
    }

    [Fact]
    public async Task Start_EndpointOfTheKind_NeedsNoOther()
    {
        await using var services = Provider.Services([("providers:0:name", "deepl"), ("providers:0:kind", "deepl")]);

        await StartAsync(services);
    }

    [Fact]
    public async Task Registry_ProviderRegisteredInCode_IsAskedAgainAndTheMemoryIsNot()
    {
        var time = new ObservedTime();
        var own = ScriptedTranslator.Failing("own", TranslationFailure.ServerError);
        var memory = new TranslationMemoryTranslator(new InMemoryTranslationMemory(), new());
        using var registry = new TranslatorRegistry(new ConfigurationBuilder().Build(), [], [memory, own], time, NullLoggerFactory.Instance);

        var call = registry.Translators[1].TranslateAsync(ResilienceBench.Request, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<TranslationException>(
            () => time.PassUntilAsync(call, wait => wait <= TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));

        Assert.Equal(3, own.Requests.Count);
        Assert.Same(memory, registry.Translators[0]);
    }

    private static async Task StartAsync(IServiceProvider services)
    {
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }
    }
}
