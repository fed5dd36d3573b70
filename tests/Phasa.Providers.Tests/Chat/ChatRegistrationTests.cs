using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Answers.Generation;
using Phasa.Embeddings;
using Phasa.Providers.Chat;
using Phasa.Providers.Embeddings.Tokens;

namespace Phasa.Providers.Tests.Chat;

public sealed class ChatRegistrationTests
{
    [Theory]
    [InlineData("gpt-4o-mini", null, 3)]
    [InlineData("qwen3:14b", "o200k_base", 3)]
    [InlineData("gpt-4", null, 3)]
    public void Tokens_OfAKnownModelOrByName_AreItsOwn(string model, string? tokenizer, int english)
    {
        var found = Model(("Endpoint", "http://127.0.0.1:9/v1"), ("Model", model), ("Tokenizer", tokenizer))!;
        var estimate = new ScriptTokenEstimator(TokenizerFamily.BytePairs);

        Assert.Equal(english, found.Tokens.Count("Reset my password"));

        // Lao takes several times what English does, and the estimate is above the truth.
        var lao = "ລືມລະຫັດຜ່ານ ຕ້ອງເຮັດແນວໃດ";
        Assert.InRange(found.Tokens.Count(lao), 8, estimate.Count(lao));
    }

    [Fact]
    public void Tokens_OfAnUnknownModel_AreEstimated() =>
        Assert.IsType<ScriptTokenEstimator>(Model(("Endpoint", "http://127.0.0.1:9/v1"), ("Model", "somebodys-own"))!.Tokens);

    [Fact]
    public void Tokens_OfAFolder_AreReadThere()
    {
        var asked = new List<string>();
        var counter = new ScriptTokenEstimator(TokenizerFamily.Multilingual);
        var model = Model(folder => { asked.Add(folder); return counter; }, ("Endpoint", "http://127.0.0.1:9/v1"), ("Model", "m"), ("Tokenizer", AppContext.BaseDirectory));

        Assert.Same(counter, model!.Tokens);
        Assert.Equal([AppContext.BaseDirectory], asked);
    }

    [Fact]
    public void Section_WithoutOne_LeavesAnswersToExtracts() => Assert.Null(Model());

    [Theory]
    [InlineData("endpoint", "Model", "m")]
    [InlineData("http or https", "Model", "m", "Endpoint", "ftp://x/")]
    [InlineData("Model", "Endpoint", "http://x/v1")]
    [InlineData("maxTokens", "Model", "m", "Endpoint", "http://x/v1", "Window", "2000", "MaxTokens", "1500")]
    [InlineData("tokenizer", "Model", "m", "Endpoint", "http://x/v1", "Tokenizer", "/no/such/folder")]
    [InlineData("Oracle", "Model", "m", "Kind", "Oracle")]
    [InlineData("Modell", "Modell", "m", "Endpoint", "http://x/v1")]
    [InlineData("NO_SUCH_VARIABLE_HERE", "Model", "m", "Endpoint", "http://x/v1", "ApiKeyVariable", "NO_SUCH_VARIABLE_HERE")]
    public void Section_ThatIsWrong_IsRefusedByName(string named, params string[] settings)
    {
        var error = Assert.Throws<PhasaException>(() => Model([.. settings.Chunk(2).Select(s => (s[0], (string?)s[1]))]));

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains(named, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Anthropic")]
    [InlineData("Ollama")]
    public void Kind_WithAnAddressOfItsOwn_NeedsNone(string kind) => Assert.Equal("m", Model(("Kind", kind), ("Model", "m"))!.Name);

    private static AnswerModel? Model(params (string Name, string? Value)[] settings) => Model(_ => throw new NotSupportedException(), settings);

    private static AnswerModel? Model(Func<string, ITokenCounter> open, params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Where(s => s.Value is not null).ToDictionary(s => "Chat:" + s.Name, s => s.Value)).Build();
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        new PhasaBuilder(services).AddChat(configuration.GetSection("Chat"), open);
        return services.BuildServiceProvider().GetService<AnswerModel>();
    }
}
