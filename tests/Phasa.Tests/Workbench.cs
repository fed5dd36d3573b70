using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Ingestion;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Storage;
using Phasa.TestSupport.Storage;

namespace Phasa.Tests;

/// <summary>The whole library over a store on a temporary file, with a clock that tests move.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    private Workbench(Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.Configure<TranslationWorkerOptions>(o => o.MaxAttempts = 3);
        services.AddPhasa().UseSqlite(Path.Combine(_folder.Path, "phasa.db"));
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public IKnowledgeStore Store => Get<IKnowledgeStore>();

    public DocumentService Documents => Get<DocumentService>();

    public SearchService Search => Get<SearchService>();

    public TranslationWorker Worker => Get<TranslationWorker>();

    public static async Task<Workbench> StartAsync(Action<IServiceCollection>? more = null)
    {
        var bench = new Workbench(more);
        await bench.Store.OpenAsync();
        return bench;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<Collection> CollectionAsync(string languages = "ja en th lo", string name = "kb") =>
        Store.Collections.CreateAsync(name, [.. languages.Split(' ').Select(LanguageTag.Parse)], HashedNgramEmbedder.CreateModel().Space);

    /// <summary>Works until no job is due.</summary>
    public async Task<int> WorkAsync()
    {
        var jobs = 0;
        while (jobs < 1000 && await Worker.RunNextAsync())
        {
            jobs++;
        }

        return jobs;
    }

    public async Task<StoredDocument> DocumentAsync(Collection collection, string id) =>
        await Store.Documents.FindAsync(collection.Id, id) ?? throw new InvalidOperationException($"There is no document '{id}'.");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Short ways to write down what tests are about.</summary>
internal static class Given
{
    public static LanguageTag Ja { get; } = LanguageTag.Parse("ja");

    public static LanguageTag En { get; } = LanguageTag.Parse("en");

    public static LanguageTag Th { get; } = LanguageTag.Parse("th");

    public static LanguageTag Lo { get; } = LanguageTag.Parse("lo");

    public static DocumentInput Japanese(string id, string text, params (LanguageTag Language, string Text)[] translations) => new(id, text)
    {
        Language = Ja,
        Translations = translations.ToDictionary(t => t.Language, t => new TranslationInput(t.Text)),
    };
}
