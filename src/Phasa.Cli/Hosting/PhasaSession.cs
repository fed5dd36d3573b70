using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Phasa.Cli.CommandLine;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Cli.Hosting;

/// <summary>An open store with everything over it, for a command that does one thing and ends.</summary>
internal sealed class PhasaSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private PhasaSession(ServiceProvider services) => _services = services;

    /// <summary>Everything the composition has.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The store.</summary>
    public IKnowledgeStore Store => Get<IKnowledgeStore>();

    /// <summary>Opens the store of a data folder that has one.</summary>
    /// <exception cref="PhasaException">The configuration is wrong, or the store is not there or cannot be used.</exception>
    public static Task<PhasaSession> OpenAsync(ParseResult parse, CancellationToken cancellationToken) =>
        OpenAsync(parse, folder => folder.RequireStore(), cancellationToken);

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
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ToStandardError(configuration, LogLevel.Warning));
        services.AddPhasa(folder, configuration);
        var session = new PhasaSession(services.BuildServiceProvider());
        try
        {
            await session.Store.OpenAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private static Task<PhasaSession> OpenAsync(ParseResult parse, Action<DataFolder> prepare, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Of(parse);
        var configuration = PhasaConfiguration.Read(folder, parse.GetValue(GlobalOptions.Configuration));
        prepare(folder);
        return OpenAsync(folder, configuration, cancellationToken);
    }
}
