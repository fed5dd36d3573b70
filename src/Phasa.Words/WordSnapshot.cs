using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Words.Finding;
using Phasa.Words.Texts;
using Term = Lucene.Net.Index.Term;

namespace Phasa.Words;

/// <summary>A Lucene reader as of one sequence number. It is closed when the index has let go of it and so has everyone who leased it.</summary>
internal sealed class WordSnapshot : IDisposable
{
    private readonly DirectoryReader _reader;
    private readonly ITermAnalyzer _analyzer;
    private readonly SegmentState _shared;
    private readonly Action<Exception> _failed;
    private readonly ConcurrentDictionary<LanguageTag, int> _counts = new();
    private readonly ConcurrentDictionary<string, FieldFigures> _figures = new();

    /// <param name="reader">The reader; the snapshot takes over the caller's reference.</param>
    /// <param name="sequence">Up to which write it follows the store.</param>
    /// <param name="analyzer">Finds the terms of a query.</param>
    /// <param name="segments">What is kept of segments from snapshot to snapshot.</param>
    /// <param name="failed">Told when the files fail.</param>
    public WordSnapshot(DirectoryReader reader, long sequence, ITermAnalyzer analyzer, SegmentState segments, Action<Exception> failed)
    {
        (_reader, Sequence, _analyzer, _shared, _failed) = (reader, sequence, analyzer, segments, failed);
    }

    /// <summary>Up to which write it follows the store.</summary>
    public long Sequence { get; }

    /// <summary>The reader, for the next one.</summary>
    public DirectoryReader Reader => _reader;

    /// <summary>Keeps it open for a search; null when it is closed already.</summary>
    public IWordSnapshot? TryLease() => _reader.TryIncRef() ? new Lease(this) : null;

    /// <summary>Lets go of it.</summary>
    public void Dispose() => _reader.DecRef();

    private int CountTexts(LanguageTag language) => _counts.GetOrAdd(language, Count);

    private WordMatches Find(WordQuery query, IPassageSelection passages)
    {
        var open = OpenQuery.Of(query, _analyzer, _reader, _shared.Fields, f => _figures.GetOrAdd(f, static (f, reader) => FieldFigures.Of(reader, f), _reader));
        WordMatch[] best = open.Words == 0 ? [] : [.. open.Find(query.Top, _shared.Slots, passages).Where(m => m.Coverage >= query.LeastCoverage)];
        open.GiveBack();
        return new(best, open.Words);
    }

    private int Count(LanguageTag language) => Guarded(() =>
    {
        var counter = new TotalHitCountCollector();
        new IndexSearcher(_reader).Search(new TermQuery(new Term(WordFields.Language, language.Value)), counter);
        return counter.TotalHits;
    });

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _failed(e);
            throw new PhasaException(
                ErrorCodes.StoreUnavailable, $"The word index cannot be read: {e.Message}", "Search again: it is built anew from the store.", e);
        }
    }

    /// <summary>The snapshot in one search's hands.</summary>
    private sealed class Lease(WordSnapshot snapshot) : IWordSnapshot
    {
        private int _isDisposed;

        public long Sequence => snapshot.Sequence;

        public int CountTexts(LanguageTag language) => snapshot.CountTexts(language);

        public WordMatches Find(WordQuery query, IPassageSelection passages) => snapshot.Guarded(() => snapshot.Find(query, passages));

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                snapshot.Dispose();
            }
        }
    }
}
