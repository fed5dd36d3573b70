using Microsoft.Extensions.Logging;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes.Catalogue;
using Phasa.Indexes.Sidecars;
using Phasa.Storage;

namespace Phasa.Indexes;

/// <summary>The files of one collection in one space: opened where they are good, and left alone with a word about it where not.</summary>
internal sealed partial class CollectionFiles(Collection collection, EmbeddingSpace space, IKnowledgeStore store, IndexFolder folder, IndexFileOptions options, ILogger logger)
{
    // Another process may replace a set between the look at its catalogue and at its rows.
    private const int Attempts = 3;

    private readonly SetHistory _history = new(store, collection.Id, space.Id);
    private readonly string _folder = folder.FolderOf(collection.Id, space.Id);

    /// <summary>Their folder.</summary>
    public string Folder => _folder;

    /// <summary>What the files hold; null when there are none, or none that can be used.</summary>
    public async Task<IndexContent?> OpenAsync(CancellationToken cancellationToken)
    {
        var (content, fault) = await LookAsync(options.RowsWithVectorsInMemory, cancellationToken).ConfigureAwait(false);
        if (content is not null)
        {
            LogOpened(collection.Name, content.Sequence, _folder);
        }
        else if (fault is not null)
        {
            LogUnusable(collection.Name, _folder, fault.Value);
            IndexFolder.Discard(_folder);
        }

        return content;
    }

    /// <summary>What the files hold, or why they cannot be used; neither when there are none. Changes nothing.</summary>
    /// <param name="rowsInMemory">Up to how many rows vectors are read, and checked, as well.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(IndexContent? Content, SidecarFault? Fault)> LookAsync(int rowsInMemory, CancellationToken cancellationToken)
    {
        SidecarFault? found = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (CatalogueFile.ReadHeader(_folder, collection.Id, space, out var fault) is { } header)
            {
                fault = await _history.CheckAsync(header, cancellationToken).ConfigureAwait(false);
                if (fault == SidecarFault.None && SidecarSet.Open(_folder, collection.Id, space, header, rowsInMemory, out fault) is { } content)
                {
                    return (content, null);
                }

                found = fault;
            }
            else if (fault != SidecarFault.Missing)
            {
                return (null, fault);
            }

            if (found != SidecarFault.Missing)
            {
                break;
            }
        }

        return (null, found);
    }

    /// <summary>Lets go of files that failed while they were read.</summary>
    public void Discard(string failure)
    {
        LogFailed(collection.Name, failure);
        IndexFolder.Discard(_folder);
    }

    /// <summary>Writes a set. On the caller's thread, but for the store's part.</summary>
    /// <returns>False when another process writes one at this moment.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    /// <exception cref="PhasaException">The store or an older file failed.</exception>
    public async Task<bool> WriteAsync(Func<Task<SidecarSetWriter?>> begin, Func<SidecarSetWriter, Task> settle, CancellationToken cancellationToken)
    {
        using var turn = IndexFolder.TryLock(_folder);
        if (turn is null || await begin().ConfigureAwait(false) is not { } writer)
        {
            return false;
        }

        try
        {
            writer.Write(_folder, cancellationToken);

            // First the mark, then the name: a set that is found is known, unless the store was put back since.
            await _history.AddAsync(writer.Generation, cancellationToken).ConfigureAwait(false);
            writer.Publish(_folder);
        }
        catch
        {
            // The disk may be full of it.
            IndexFolder.CleanBeside(_folder);
            throw;
        }

        await settle(writer).ConfigureAwait(false);
        LogWritten(collection.Name, writer.Sequence, writer.Rows, _folder);
        return true;
    }

    /// <summary>Says that they could not be written.</summary>
    public void LogNotWritten(Exception e) => LogUnwritable(collection.Name, _folder, e.Message);

    [LoggerMessage(1002, LogLevel.Information, "The index of '{Collection}' was opened from files as of write {Sequence} ({Folder})")]
    private partial void LogOpened(string collection, long sequence, string folder);

    [LoggerMessage(1003, LogLevel.Warning, "The index files of '{Collection}' in {Folder} are not used ({Fault}); the index is read from the store and they are written anew")]
    private partial void LogUnusable(string collection, string folder, SidecarFault fault);

    [LoggerMessage(1004, LogLevel.Warning, "The index of '{Collection}' is read from the store anew: {Failure}")]
    private partial void LogFailed(string collection, string failure);

    [LoggerMessage(1005, LogLevel.Information, "The index of '{Collection}' was written to files as of write {Sequence}: {Rows} rows ({Folder})")]
    private partial void LogWritten(string collection, long sequence, long rows, string folder);

    [LoggerMessage(1006, LogLevel.Warning, "The index of '{Collection}' cannot be written to {Folder}, so the next start reads it from the store: {Reason}")]
    private partial void LogUnwritable(string collection, string folder, string reason);
}
