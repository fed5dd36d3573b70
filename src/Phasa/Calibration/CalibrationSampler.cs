using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Separation.Conditions;
using Phasa.Separation.Paths;
using Phasa.Separation.Thresholds;
using Phasa.Storage;

namespace Phasa.Calibration;

/// <summary>Asks a collection's rows the questions of a calibration, on one snapshot.</summary>
internal sealed class CalibrationSampler
{
    private const int Batch = 256;

    private readonly IKnowledgeStore _store;
    private readonly RowFactory _rows;
    private readonly EmbeddingModel _model;
    private readonly CollectionSnapshot _snapshot;
    private readonly DocumentGroups _groups;
    private readonly int[] _bySlot;
    private readonly int _seed;

    /// <summary>The documents in random order, so that what is taken of them first is a sample.</summary>
    private readonly (TitledDocument Document, int Group)[] _documents;

    /// <summary>Prepares to ask.</summary>
    public CalibrationSampler(
        IKnowledgeStore store, RowFactory rows, EmbeddingModel model, CollectionSnapshot snapshot, IReadOnlyList<TitledDocument> documents, int seed)
    {
        (_store, _rows, _model, _snapshot, _seed) = (store, rows, model, snapshot, seed);
        _groups = new(documents);
        _bySlot = _groups.BySlot(snapshot);
        _documents = [.. documents.Select((d, i) => (d, _groups.Of(i)))];
        new Random(seed).Shuffle(_documents);
    }

    /// <summary>What judged queries find.</summary>
    public async Task<CalibrationSamples> OfQueriesAsync(
        IReadOnlyList<JudgedQuery> queries, string collection, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        var questions = Questions.OfQueries(queries, _groups, collection, _seed);
        var steps = new Steps(progress, Passes(questions));
        return await AskAsync(questions, (pair, found, _) => found, steps, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the documents' titles find, right rows without their titles.</summary>
    public async Task<CalibrationSamples> OfTitlesAsync(Action<long, long>? progress, CancellationToken cancellationToken)
    {
        var questions = Questions.OfTitles(_documents);
        var samples = Pairs(questions).Select(p => p.Document).Distinct().ToDictionary(l => l, SampleIn);
        var steps = new Steps(progress, Passes(questions) + samples.Values.Sum(s => s.Count));
        var untitled = new Dictionary<LanguageTag, UntitledRows>();
        foreach (var (language, sample) in samples)
        {
            untitled[language] = await UntitledRows.EmbedAsync(_store, _rows, _model, language, sample, steps.Next, cancellationToken).ConfigureAwait(false);
        }

        return await AskAsync(
            questions,
            (pair, found, asked) => found with { Right = untitled[pair.Document].Best(asked.Question, asked.Vector, originalsOnly: !pair.IsMonolingual) },
            steps,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<CalibrationSamples> AskAsync(
        IReadOnlyDictionary<LanguageTag, IReadOnlyList<Question>> questions,
        Func<Condition, ThresholdSample, (Question Question, float[] Vector), ThresholdSample> finish,
        Steps steps,
        CancellationToken cancellationToken)
    {
        var pairs = new List<PairSamples>();
        foreach (var language in Pairs(questions).GroupBy(p => p.Query))
        {
            var asked = questions[language.Key];
            var vectors = await EmbedAsync(asked, steps, cancellationToken).ConfigureAwait(false);
            foreach (var pair in language)
            {
                var best = Best(pair, asked, vectors, steps.Next, cancellationToken);
                pairs.Add(new(pair, [.. best.Index().Where(b => b.Item.Wrong is not null).Select(b =>
                    finish(pair, new(b.Item.Right, b.Item.Wrong!.Value), (asked[b.Index], vectors[b.Index])))]));
            }
        }

        return new(
            [.. _snapshot.Languages.Select(l => new LanguageRows(l.Key, l.Value.Living)).Where(l => l.Rows > 0).OrderBy(l => l.Language.Value, StringComparer.Ordinal)],
            [.. pairs.Where(p => p.Samples.Count > 0)],
            _model.Thresholds);
    }

    private async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<Question> questions, Steps steps, CancellationToken cancellationToken)
    {
        var vectors = new List<float[]>(questions.Count);
        foreach (var batch in questions.Chunk(Batch))
        {
            vectors.AddRange(await _model.EmbedAsync([.. batch.Select(q => q.Text)], TextRole.Query, cancellationToken).ConfigureAwait(false));
            steps.Next();
        }

        return vectors;
    }

    private (float? Right, float? Wrong)[] Best(
        Condition pair, IReadOnlyList<Question> questions, IReadOnlyList<float[]> vectors, Action step, CancellationToken cancellationToken)
    {
        var index = _snapshot.IndexOf(pair.Document);
        return pair.IsMonolingual
            ? BestRows.Find(index, new EveryPassage(), _bySlot, questions, vectors, step, cancellationToken)
            : BestRows.Find(index, new OriginalPassages(_snapshot.Written.GetValueOrDefault(pair.Document), default), _bySlot, questions, vectors, step, cancellationToken);
    }

    /// <summary>The pairs that routes compare: a language with its own index, and with the originals of every other language.</summary>
    private IEnumerable<Condition> Pairs(IReadOnlyDictionary<LanguageTag, IReadOnlyList<Question>> questions)
    {
        var sources = _snapshot.Written.Where(w => w.Value.Count > 0).Select(w => w.Key).OrderBy(l => l.Value, StringComparer.Ordinal).ToList();
        return from query in questions.Keys.OrderBy(l => l.Value, StringComparer.Ordinal)
               from row in sources.Prepend(query).Distinct()
               where _snapshot.IndexOf(row).Living > 0
               select new Condition(query, row);
    }

    private long Passes(IReadOnlyDictionary<LanguageTag, IReadOnlyList<Question>> questions) =>
        questions.Values.Sum(q => (long)Math.Ceiling((double)q.Count / Batch))
        + Pairs(questions).Sum(p => (long)Math.Ceiling((double)questions[p.Query].Count / BestRows.Tile));

    /// <summary>Documents with rows in a language, at most so many.</summary>
    private List<(TitledDocument Document, int Group)> SampleIn(LanguageTag language)
    {
        var covered = new HashSet<int>();
        var index = _snapshot.IndexOf(language);
        for (var position = 0; position < index.Count; position++)
        {
            if (!index.IsDeleted(position))
            {
                covered.Add(_bySlot[index.SlotAt(position)]);
            }
        }

        return [.. _documents.Where(d => covered.Contains(d.Group)).Take(UntitledRows.MostDocuments)];
    }

    /// <summary>Counts what is done.</summary>
    private sealed class Steps(Action<long, long>? progress, long total)
    {
        private long _done;

        public void Next() => progress?.Invoke(++_done, total);
    }
}
