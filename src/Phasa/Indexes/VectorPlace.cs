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

        var search = store.Vectors ?? throw new PhasaException(
            ErrorCodes.InvalidConfiguration, "The store is a file, which keeps no language indexes.", "Leave them in the process (--index in-process), or name a database with --store.");
        if (mode == IndexMode.Auto && await search.InspectAsync(cancellationToken).ConfigureAwait(false) is var support && (!support.IsThere || support.Rows <= options.Value.RowsInProcess))
        {
            return null;
        }

        await search.PrepareAsync((done, all) => LogFilling(done, all), cancellationToken).ConfigureAwait(false);
        LogByStore();
        return search;
    }

    [LoggerMessage(1020, LogLevel.Information, "Vectors are compared by the store, which keeps the language indexes")]
    private partial void LogByStore();

    [LoggerMessage(1021, LogLevel.Information, "Filling the store's language indexes: {Done} of {All} rows")]
    private partial void LogFilling(long done, long all);

    private sealed record Decision(IVectorSearch? Search);
}
