using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Storage;

namespace Phasa.Indexes;

/// <summary>Decides, once, where this process has vectors compared. Thread-safe.</summary>
public sealed partial class VectorPlace(IKnowledgeStore store, IOptions<IndexModeOptions> options, ILogger<VectorPlace> logger) : IDisposable
{
    private readonly SemaphoreSlim _deciding = new(1, 1);
    private volatile Decision? _decision;

    /// <summary>The store's own indexes, filled; null where this process compares vectors itself.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when the store is to compare them and cannot.</exception>
    public async ValueTask<IVectorSearch?> FindAsync(CancellationToken cancellationToken = default)
    {
        if (_decision is { } known)
        {
            return known.Search;
        }

        await _deciding.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return (_decision ??= new(await DecideAsync(cancellationToken).ConfigureAwait(false))).Search;
        }
        finally
        {
            _deciding.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _deciding.Dispose();

    private async Task<IVectorSearch?> DecideAsync(CancellationToken cancellationToken)
    {
        var mode = options.Value.Mode;
        if (mode == IndexMode.InProcess || (mode == IndexMode.Auto && store.Vectors is null))
        {
            return null;
        }

        var search = store.Vectors ?? throw Impossible("The store is a file");
        var support = await search.InspectAsync(cancellationToken).ConfigureAwait(false);
        if (mode == IndexMode.Auto && (!support.IsThere || support.Rows <= options.Value.RowsInProcess))
        {
            return null;
        }

        if (!support.IsThere)
        {
            throw Impossible(support.Detail);
        }

        await search.PrepareAsync((done, all) => LogFilling(done, all), cancellationToken).ConfigureAwait(false);
        LogByStore(support.Detail);
        return search;
    }

    private static PhasaException Impossible(string why) => new(
        ErrorCodes.InvalidConfiguration,
        $"{why}: the store cannot keep language indexes.",
        "Install the extension 'vector' on its server and have a superuser run 'CREATE EXTENSION vector', or leave the indexes in the processes: --index in-process.");

    [LoggerMessage(1020, LogLevel.Information, "Language indexes are kept by the store ({Detail})")]
    private partial void LogByStore(string detail);

    [LoggerMessage(1021, LogLevel.Information, "Filling the store's language indexes: {Done} of {All} rows")]
    private partial void LogFilling(long done, long all);

    private sealed record Decision(IVectorSearch? Search);
}
