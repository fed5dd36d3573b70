using Phasa.Languages;

namespace Phasa.Indexes.Words;

/// <summary>
/// The words of a collection in all languages as of one sequence number. Immutable; any number of threads may ask it. Whoever
/// took it disposes it: files that newer ones have replaced stay for as long.
/// </summary>
public interface IWordSnapshot : IDisposable
{
    /// <summary>Up to which write the snapshot has followed the store.</summary>
    long Sequence { get; }

    /// <summary>How many passages have a text in a language.</summary>
    int CountTexts(LanguageTag language);

    /// <summary>The passages whose text in one language holds words of a query, by BM25 (Robertson and Zaragoza, 2009).</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="passages">Which passages take part. At least as new as this snapshot: take the words' snapshot first.</param>
    /// <returns>Best first; equal scores in order of their slots.</returns>
    WordMatches Find(WordQuery query, IPassageSelection passages);
}
