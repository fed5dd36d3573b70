using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Cli.CommandLine;
using Phasa.Collections;
using Phasa.Search.Legs;
using Phasa.Storage;

namespace Phasa.Cli.Hosting;

/// <summary>An open store with everything over it, for a command that does one thing and ends.</summary>
internal sealed class PhasaSession : IAsyncDisposable
{
    /// <summary>How long a command waits for a word index; a million passages take some minutes.</summary>
    private static readonly TimeSpan IndexWait = TimeSpan.FromMinutes(10);

    private readonly ServiceProvider _services;

    private PhasaSession(ServiceProvider services) => _services = services;

    /// <summary>Everything the composition has.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Whether there is a store, which is then open.</summary>
    public bool HasStore { get; private set; }

    /// <summary>The store.</summary>
    public IKnowledgeStore Store => Get<IKnowledgeStore>();

    /// <summary>Opens the store of a data folder that has one.</summary>
    /// <exception cref="PhasaException">The configuration is wrong, or the store is not there or cannot be used.</exception>
    public static Task<PhasaSession> OpenAsync(ParseResult parse, CancellationToken cancellationToken) =>
        OpenAsync(parse, folder => folder.RequireStore(), cancellationToken);

    /// <summary>Opens the store of a data folder if it has one; else everything but the store can be used.</summary>
    /// <exception cref="PhasaException">The configuration is wrong, or the store cannot be used.</exception>
    public static Task<PhasaSession> OpenIfThereAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Of(parse);
        return folder.HasStore
            ? OpenAsync(parse, _ => { }, cancellationToken)
            : Task.FromResult(Compose(folder, PhasaConfiguration.Read(folder, parse.GetValue(GlobalOptions.Configuration))));
    }

    /// <summary>Everything but the store, whether there is one or not.</summary>
    /// <exception cref="PhasaException">The configuration is wrong.</exception>
    public static PhasaSession WithoutStore(ParseResult parse)
    {
        var folder = DataFolder.Of(parse);
        return Compose(folder, PhasaConfiguration.Read(folder, parse.GetValue(GlobalOptions.Configuration)));
    }

    /// <summary>Opens the store of a data folder, making both when they do not exist.</summary>
    /// <exception cref="PhasaException">The configuration is wrong, or the store cannot be used.</exception>
    public static Task<PhasaSession> OpenOrCreateAsync(ParseResult parse, CancellationToken cancellationToken) =>
        OpenAsync(parse, folder => folder.Create(), cancellationToken);

    /// <summary>A part of the composition.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The collection of that name.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>, with the names there are.</exception>
    public async Task<Collection> CollectionAsync(string name, CancellationToken cancellationToken)
    {
        if (await Store.Collections.FindAsync(name, cancellationToken) is { } collection)
        {
            return collection;
        }

        var names = (await Store.Collections.ListAsync(cancellationToken)).Select(c => c.Name).ToList();
        throw new PhasaException(
            ErrorCodes.CollectionNotFound, $"There is no collection '{name}'.",
            names.Count == 0 ? "Create one with 'phasa collections create' or 'phasa ingest'." : $"Use one of: {string.Join(", ", names)}.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Opens the store of a data folder that is there.</summary>
    public static async Task<PhasaSession> OpenAsync(DataFolder folder, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var session = Compose(folder, configuration);
        try
        {
            await session.Store.OpenAsync(cancellationToken);
            session.HasStore = true;
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private static PhasaSession Compose(DataFolder folder, IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ToStandardError(configuration, LogLevel.Warning));
        services.AddPhasa(folder, configuration);
        var provider = services.BuildServiceProvider();

        // A command has no later search that a word index could be ready for: it waits, and leaves the index to the next.
        provider.GetRequiredService<IOptions<FusionOptions>>().Value.Wait = IndexWait;
        return new(provider);
    }

    private static Task<PhasaSession> OpenAsync(ParseResult parse, Action<DataFolder> prepare, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Of(parse);
        var configuration = PhasaConfiguration.Read(folder, parse.GetValue(GlobalOptions.Configuration));
        prepare(folder);
        return OpenAsync(folder, configuration, cancellationToken);
    }
}
