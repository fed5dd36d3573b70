using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Cli.Hosting;
using Phasa.Indexes;
using Phasa.Storage;
using Phasa.Translation;
using Phasa.Words;

namespace Phasa.Cli.Checks;

/// <summary>Looks whether everything an installation needs is there and works. A check that fails does not end the others.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="configurationFile">The named configuration, or null.</param>
internal sealed class Doctor(DataFolder folder, string? configurationFile)
{
    /// <summary>Does every check.</summary>
    public async Task<IReadOnlyList<StoreFinding>> ExamineAsync(CancellationToken cancellationToken)
    {
        List<StoreFinding> findings = [];
        await using var services = Compose(findings);
        if (services is not null)
        {
            findings.Add(Translators(services));
            var store = await StoreAsync(services, cancellationToken);
            findings.AddRange(store);
            findings.AddRange(await ModelChecks.RunAsync(services, isStoreOpen: store.All(f => f.Name != "store"), cancellationToken));
            findings.AddRange(LanguageChecks.Run(services));
            findings.AddRange(await ProviderChecks.RunAsync(services.GetRequiredService<IConfiguration>(), cancellationToken));
        }

        return findings;
    }

    private ServiceProvider? Compose(List<StoreFinding> findings)
    {
        try
        {
            var configuration = PhasaConfiguration.Read(folder, configurationFile);
            var services = new ServiceCollection();
            services.AddSingleton<IConfiguration>(configuration);
            services.AddLogging(logging => logging.ToStandardError(configuration, LogLevel.Warning));
            services.AddPhasa(folder, configuration);
            var file = Path.GetFullPath(configurationFile ?? folder.Configuration);
            findings.Add(new("configuration", true, File.Exists(file) ? $"'{file}' is valid." : "No file; every setting has its default or comes from the environment."));
            return services.BuildServiceProvider();
        }
        catch (PhasaException e)
        {
            findings.Add(new("configuration", false, $"{e.Message} {e.NextStep}"));
            return null;
        }
    }

    private async Task<IReadOnlyList<StoreFinding>> StoreAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        if (!folder.HasStore)
        {
            return [new("store", true, $"None yet in '{folder.Path}'; 'phasa ingest' and 'phasa serve' make one.")];
        }

        try
        {
            var store = services.GetRequiredService<IKnowledgeStore>();
            await store.OpenAsync(cancellationToken);
            return
            [
                .. await store.CheckAsync(cancellationToken),
                .. await IndexFileCheck.RunAsync(store, services.GetRequiredService<IOptions<IndexFileOptions>>().Value, cancellationToken),
                .. await WordIndexCheck.RunAsync(store, services.GetRequiredService<IOptions<WordIndexOptions>>().Value, cancellationToken),
            ];
        }
        catch (PhasaException e)
        {
            return [new("store", false, $"{e.Message} {e.NextStep}")];
        }
    }

    private static StoreFinding Translators(ServiceProvider services)
    {
        try
        {
            services.GetRequiredService<TranslatorChain>();
            return new("translation", true, "Providers and routes are valid.");
        }
        catch (PhasaException e)
        {
            return new("translation", false, $"{e.Message} {e.NextStep}");
        }
    }
}
