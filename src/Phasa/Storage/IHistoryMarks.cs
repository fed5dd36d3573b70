using Phasa.Collections;

namespace Phasa.Storage;

/// <summary>
/// What a store remembers of the files that were made of it. A file carries a mark, a random text that its writer added here
/// after it had read what the file holds. A store that has the mark has the history that the file was made of, up to what
/// it holds; one that was put back to an earlier state, or is another store, has not, whatever its sequence numbers are.
/// </summary>
public interface IHistoryMarks
{
    /// <summary>How many marks of a kind a collection keeps, the latest ones.</summary>
    const int Kept = 8;

    /// <summary>Adds a mark.</summary>
    /// <param name="collection">The collection that the file is of.</param>
    /// <param name="kind">What kind of file.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone.</exception>
    Task AddAsync(CollectionId collection, string kind, string mark, CancellationToken cancellationToken = default);

    /// <summary>Whether a mark was added in this history and is among those kept.</summary>
    Task<bool> HasAsync(CollectionId collection, string kind, string mark, CancellationToken cancellationToken = default);
}
