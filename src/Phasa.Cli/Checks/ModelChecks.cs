using Microsoft.Extensions.DependencyInjection;
using Phasa.Embeddings;
using Phasa.Storage;

namespace Phasa.Cli.Checks;

/// <summary>Whether each embedding model opens and answers, and each collection still has the model it was embedded with.</summary>
internal static class ModelChecks
{
    /// <summary>Does the checks. Endpoints are called, with a few short texts.</summary>
    /// <param name="services">The composition.</param>
    /// <param name="isStoreOpen">Whether there is a store, and it could be opened.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<StoreFinding>> RunAsync(IServiceProvider services, bool isStoreOpen, CancellationToken cancellationToken)
    {
        List<StoreFinding> findings = [];
        try
        {
            foreach (var entry in services.GetRequiredService<EmbeddingModels>().Entries)
            {
                findings.Add(await FindAsync($"model {entry.Name}", () => ModelAsync(entry, cancellationToken)));
            }
        }
        catch (PhasaException e)
        {
            return [new("models", false, Text(e))];
        }

        return isStoreOpen ? [.. findings, .. await SpacesAsync(services, cancellationToken)] : findings;
    }

    private static async Task<string> ModelAsync(ModelEntry entry, CancellationToken cancellationToken)
    {
        var model = entry.Open();
        await model.EmbedAsync(["phasa"], TextRole.Query, cancellationToken);
        return $"Space {model.Space.Id}, {model.Space.Dimensions} dimensions{(model.CrossesLanguages ? "" : "; sees nothing across languages but digits and Latin words")}.";
    }

    private static async Task<IReadOnlyList<StoreFinding>> SpacesAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (store, models) = (services.GetRequiredService<IKnowledgeStore>(), services.GetRequiredService<CollectionModels>());
        List<StoreFinding> findings = [];
        foreach (var collection in await store.Collections.ListAsync(cancellationToken))
        {
            findings.Add(await FindAsync($"space of {collection.Name}", async () =>
                $"{(await models.ForAsync(collection, cancellationToken)).Space.Model} puts texts where it put them when the rows were made."));
        }

        return findings;
    }

    private static async Task<StoreFinding> FindAsync(string name, Func<Task<string>> look)
    {
        try
        {
            return new(name, true, await look());
        }
        catch (PhasaException e)
        {
            return new(name, false, Text(e));
        }
        catch (OperationCanceledException e) when (e is TaskCanceledException { InnerException: TimeoutException })
        {
            return new(name, false, $"No answer in time. {ErrorCodes.ProviderFailed.NextStep}");
        }
    }

    private static string Text(PhasaException e) => $"{e.Message} {e.NextStep}";
}
