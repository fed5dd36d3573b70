using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Phasa.AspNetCore;
using Phasa.AspNetCore.Access.Sessions;
using Phasa.Calibration;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Jobs;
using Phasa.LocalModels;
using Phasa.LocalModels.Tokenizers;
using Phasa.Monitoring;
using Phasa.Monitoring.Alerts;
using Phasa.Providers.Chat;
using Phasa.Providers.Embeddings;
using Phasa.Providers.Lingua;
using Phasa.Providers.Reranking;
using Phasa.Providers.Translation;
using Phasa.Search.Answers;
using Phasa.Search.Legs;
using Phasa.Separation.Jobs;
using Phasa.Translation.Canary;

namespace Phasa.Cli.Hosting;

/// <summary>What this executable is made of.</summary>
internal static class Composition
{
    /// <summary>Adds the library, the store in the data folder, and the configured providers.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public static PhasaBuilder AddPhasa(this IServiceCollection services, DataFolder folder, IConfiguration configuration)
    {
        // Bound here and now, so that a wrong setting stops even a command that would not use it.
        var worker = new TranslationWorkerOptions();
        Settings.Bind(configuration.GetSection("Worker"), worker);
        var canary = new CanaryOptions();
        Settings.Bind(configuration.GetSection("Canary"), canary);
        var calibration = new CalibrationOptions();
        Settings.Bind(configuration.GetSection("Calibration"), calibration);
        var fusion = new FusionOptions();
        Settings.Bind(configuration.GetSection("Fusion"), fusion);
        var answers = new AnswerOptions();
        Settings.Bind(configuration.GetSection("Answers"), answers);
        var index = new IndexModeOptions();
        Settings.Bind(configuration.GetSection("Index"), index);
        var indexFiles = new IndexFileOptions { Folder = folder.IndexCache };
        Settings.Bind(configuration.GetSection("IndexFiles"), indexFiles);
        var searchLog = new SearchLogOptions();
        Settings.Bind(configuration.GetSection("SearchLog"), searchLog);
        var alerts = new AlertOptions();
        Settings.Bind(configuration.GetSection("Alerts"), alerts);
        Settings.Bind(configuration.GetSection("Api"), new ApiOptions());
        Settings.Bind(configuration.GetSection("SignIn"), new SignInOptions());

        var builder = services.AddPhasa().UseStore(folder).UseWords(folder.WordCache).AddLinguaDetector().AddLocalModels().AddEmbeddingProviders()
            .AddEmbedding(configuration.GetSection("Embedding")).AddTranslation(configuration.GetSection("Translation"), folder.Path)
            .AddReranking(configuration.GetSection("Reranking")).AddChat(configuration.GetSection("Chat"), TokenizerFolder.Load).AddAlertWebhooks(folder.Path);
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(worker));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(canary));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(calibration));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(fusion));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(answers));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(index));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(indexFiles));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(searchLog));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(alerts));
        services.Configure<MeasuringOptions>(o => o.Cache = folder.EmbeddingCache);
        return builder;
    }

    private static PhasaBuilder UseStore(this PhasaBuilder builder, DataFolder folder) =>
        folder.Server is { } server ? builder.UsePostgres(server) : builder.UseSqlite(folder.Store);
}
