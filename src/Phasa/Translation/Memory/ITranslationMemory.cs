namespace Phasa.Translation.Memory;

/// <summary>
/// Keeps translation units. It only stores and finds by key; fuzzy matching is done in memory over what
/// <see cref="ReadAsync"/> yields. Implementations are thread-safe.
/// </summary>
public interface ITranslationMemory
{
    /// <summary>
    /// Adds units, all or none. There is one unit per pair and <see cref="TranslationUnit.Key"/>: a later one replaces an
    /// earlier one, also within a batch, and gets a new sequence. Sequences become visible in ascending order.
    /// </summary>
    Task AddAsync(IReadOnlyCollection<TranslationUnit> units, CancellationToken cancellationToken);

    /// <summary>The units of one pair with exactly these keys.</summary>
    /// <returns>As many entries as there are keys, in their order; null where there is none.</returns>
    Task<IReadOnlyList<TranslationUnit?>> FindExactAsync(
        LanguagePair pair, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>
    /// The units of one pair with a sequence above <paramref name="after"/>, in ascending sequence. Called before every
    /// fuzzy search, mostly to learn that there is nothing new: an index over (pair, sequence) makes that cheap.
    /// </summary>
    IAsyncEnumerable<StoredUnit> ReadAsync(LanguagePair pair, long after, CancellationToken cancellationToken);

    /// <summary>The number of units of one pair, or of all pairs for null.</summary>
    Task<long> CountAsync(LanguagePair? pair, CancellationToken cancellationToken);
}
