using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Storage;
using Phasa.Translation;
using Phasa.Translation.Canary;
using Phasa.Translation.Checks;
using Phasa.Translation.Costs;
using Phasa.Translation.Reviews;

namespace Phasa.Jobs;

/// <summary>
/// Brings one document into one language: translates what is open, embeds it in that language, asks whether it can be
/// found there, and stores it a few passages at a time, so that a job that is cut off goes on where it stopped.
/// </summary>
public sealed class DocumentTranslation(
    IKnowledgeStore store, TranslatorChain chain, TranslationAccounts accounts, PairHistory history, TranslationReviews reviews,
    CollectionModels models, RowFactory rows, TranslationCanary canary, PassagesInWork inWork)
{
    private const int PassagesPerWrite = 8;

    /// <summary>Works on a job.</summary>
    /// <returns>Null when the document is complete in the language, or has changed or gone so that the job is void; else why not.</returns>
    public async Task<JobProblem?> RunAsync(TranslationJob job, CancellationToken cancellationToken)
    {
        var collection = await store.Collections.FindAsync(job.CollectionName, cancellationToken).ConfigureAwait(false);
        var document = await store.Documents.FindAsync(job.Document, cancellationToken).ConfigureAwait(false);
        if (collection is null || collection.Id != job.Collection || document is null)
        {
            return null;
        }

        var problems = new List<JobProblem>();
        try
        {
            var account = accounts.Of(new(collection.Id, job.Language, new(document.Key, document.Id)));
            var run = new Run(job, collection, document, account, await models.ForAsync(collection, cancellationToken).ConfigureAwait(false));
            run.Review = await reviews.ForAsync(collection, run.Model, account, cancellationToken).ConfigureAwait(false);
            foreach (var language in document.Passages.Select(p => p.Language).Where(l => l != job.Language).Distinct())
            {
                await history.RecallAsync(run.PairFrom(language), cancellationToken).ConfigureAwait(false);
            }

            run.Title = await TranslateTitleAsync(run, problems, cancellationToken).ConfigureAwait(false);
            var batches = new Queue<StoredPassage[]>(run.OpenPassages().Chunk(PassagesPerWrite));
            // Providers that are away would cost a time-out for each batch, and other jobs a worker meanwhile.
            while (!run.IsStalled && batches.TryDequeue(out var batch))
            {
                using var claim = inWork.Take(collection.Id, job.Language, batch);
                if (claim.Passages.Count < batch.Length)
                {
                    batches.Enqueue([.. batch.Except(claim.Passages)]);
                }

                if (claim.Passages is [])
                {
                    await inWork.WaitAsync(collection.Id, job.Language, batch[0], cancellationToken).ConfigureAwait(false);
                }
                else if (!await WriteBatchAsync(run, claim.Passages, problems, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }
            }
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.ProviderFailed)
        {
            return new("embed", e.Message, MayPass: true);
        }

        // One problem that may pass is reason enough to come back; what cannot pass is said again then.
        return problems.OrderByDescending(p => p.MayPass).ThenByDescending(p => p.Step == JobProblem.Canary).FirstOrDefault() is { } worst
            ? worst with { Reason = string.Join("; ", problems.Select(p => p.Reason).Distinct()), RetryAfter = Earliest(problems) }
            : null;
    }

    private static TimeSpan? Earliest(IEnumerable<JobProblem> problems)
    {
        var waits = problems.Where(p => p.MayPass).Select(p => p.RetryAfter).ToList();
        return waits.Contains(null) ? null : waits.Min();
    }

    private async Task<StoredTitle?> TranslateTitleAsync(Run run, List<JobProblem> problems, CancellationToken cancellationToken)
    {
        if (run.Document.Titles.FirstOrDefault(t => t.Language == run.Job.Language) is { } title)
        {
            return title;
        }

        var first = run.Document.Passages.FirstOrDefault(p => p.Language == run.Document.Language);
        var result = await chain.TranslateAsync(
            new(run.PairFrom(run.Document.Language), [run.Document.Title]) { Surroundings = [new(After: first?.Text)] },
            run.Account, run.Review, cancellationToken).ConfigureAwait(false);
        if (result.Texts[0] is not { } text)
        {
            run.IsStalled = result.RetryMayHelp || result.IsOverBudget;
            problems.Add(Problem(run, run.Document.Language, "the title", result));
            return null;
        }

        title = new(run.Job.Language, text.Text, TextSource.Machine, text.Provider, IsStale: false);
        var standing = run.Document.Translations.Where(t => t.Language == run.Job.Language).ToList();
        if (standing.Count == 0 && run.OpenPassages().Any())
        {
            // Stored with the first passage that proves it: the title of a quarantined translation would outlive it.
            run.UnwrittenTitle = title;
            return title;
        }

        // Rows that stand already were embedded under another title, or none.
        await WriteAsync(run, [.. standing.Select(t => new RowText(title.Text, t.Heading, t.Text))], embedded => Task.FromResult<DocumentTranslationWrite?>(run.Write() with
        {
            Title = title,
            Rows = standing.Select((t, i) => (t.Passage, Rows: embedded[i])).ToDictionary(p => p.Passage, p => p.Rows),
        }), cancellationToken).ConfigureAwait(false);
        return title;
    }

    /// <summary>Translates, embeds and stores a few passages.</summary>
    /// <returns>False when the document or the lease is no longer what the job was for.</returns>
    private async Task<bool> WriteBatchAsync(Run run, IReadOnlyList<StoredPassage> passages, List<JobProblem> problems, CancellationToken cancellationToken)
    {
        var done = new List<(StoredPassage Passage, TranslatedPassage Text)>();
        foreach (var sameLanguage in passages.GroupBy(p => p.Language))
        {
            var known = await store.Documents.FindEqualAsync(
                run.Collection.Id, sameLanguage.Key, run.Job.Language, [.. sameLanguage.Select(p => p.Hash)], cancellationToken).ConfigureAwait(false);
            done.AddRange(sameLanguage.Where(p => known.ContainsKey(p.Hash)).Select(p => (p, Reused(known[p.Hash]))));
            StoredPassage[] unknown = [.. sameLanguage.Where(p => !known.ContainsKey(p.Hash))];
            if (unknown is [])
            {
                continue;
            }

            var parts = PassageTexts.Of(unknown, run.Document.Passages);
            var result = await chain.TranslateAsync(
                new(run.PairFrom(sameLanguage.Key), parts.Texts, run.Document.Title) { Surroundings = parts.Surroundings },
                run.Account, run.Review, cancellationToken).ConfigureAwait(false);
            done.AddRange(from passage in unknown
                          let text = parts.Translated(passage, result.Texts)
                          where text is not null
                          select (passage, text));
            var open = unknown.Except(done.Select(d => d.Passage)).Count();
            if (open > 0)
            {
                run.IsStalled |= open == unknown.Length && (result.RetryMayHelp || result.IsOverBudget);
                problems.Add(Problem(run, sameLanguage.Key, $"{open} of {unknown.Length} passages", result));
            }
        }

        if (done.Count == 0)
        {
            return true;
        }

        CanaryFinding[] lost = [];
        var outcome = await WriteAsync(run, [.. done.Select(d => new RowText(run.Title?.Text, d.Text.Heading, d.Text.Text))], async embedded =>
        {
            var translated = done.Select((d, i) => (d.Passage.Id, Write: new TranslationWrite(
                run.Job.Language, d.Text.Heading, d.Text.Text, TextSource.Machine, d.Text.Provider, embedded[i])
            {
                IsReused = d.Text.IsReused,
            })).ToDictionary(p => p.Id, p => p.Write);
            lost = await LostAsync(run, translated, cancellationToken).ConfigureAwait(false);
            foreach (var finding in lost)
            {
                translated.Remove(finding.Passage);
            }

            return translated.Count == 0 ? null : run.Write() with { Title = run.UnwrittenTitle, Passages = translated };
        }, cancellationToken).ConfigureAwait(false);
        if (lost is not [])
        {
            var sources = done.Where(d => lost.Any(f => f.Passage == d.Passage.Id)).Select(d => d.Passage.Text).ToList();
            await store.Ledger.ForgetAsync(run.Document.Key, run.Job.Language, sources, cancellationToken).ConfigureAwait(false);
        }

        problems.AddRange(lost.Select(finding => Quarantined(finding, done.Single(d => d.Passage.Id == finding.Passage))));
        run.UnwrittenTitle = lost.Length < done.Count ? null : run.UnwrittenTitle;
        return outcome == TranslationWriteOutcome.Written;
    }

    /// <summary>The passages that could not be found by what their readers might ask.</summary>
    private async Task<CanaryFinding[]> LostAsync(Run run, Dictionary<PassageId, TranslationWrite> translated, CancellationToken cancellationToken)
    {
        if (!canary.IsEnabled)
        {
            return [];
        }

        var subject = new CanarySubject(
            run.Document.Key, run.Job.Language, run.Title?.Text, [.. translated.Select(t => new CanaryPassage(t.Key, t.Value.Text, t.Value.Rows))]);
        var findings = await canary.ProbeAsync(run.Collection, run.Model, subject, cancellationToken).ConfigureAwait(false);
        return [.. findings.Where(f => !f.IsFound)];
    }

    private static TranslatedPassage Reused(EqualTranslation equal) => new(equal.Heading, equal.Text, equal.Provider, IsReused: true);

    private static JobProblem Quarantined(CanaryFinding finding, (StoredPassage Passage, TranslatedPassage Text) of) => new(
        JobProblem.Canary, $"passage {of.Passage.Ordinal + 1} by {of.Text.Provider} is quarantined: {finding.Describe()}", MayPass: false);

    /// <summary>
    /// Embeds texts and stores them. When the collection moves to another model's space in between, they are embedded
    /// again: a translation is too dear to be thrown away for it. Where nothing is left to write, nothing is written.
    /// </summary>
    private async Task<TranslationWriteOutcome> WriteAsync(
        Run run, IReadOnlyList<RowText> texts, Func<IReadOnlyList<IReadOnlyList<RowWrite>>, Task<DocumentTranslationWrite?>> write, CancellationToken cancellationToken)
    {
        while (true)
        {
            var embedded = await rows.EmbedAsync(run.Model, texts, cancellationToken).ConfigureAwait(false);
            try
            {
                return await write(embedded).ConfigureAwait(false) is { } accepted
                    ? await store.Documents.WriteTranslationsAsync(run.Collection.Id, accepted, cancellationToken).ConfigureAwait(false)
                    : TranslationWriteOutcome.Written;
            }
            catch (PhasaException e) when (e.Code == ErrorCodes.SpaceMismatch)
            {
                var now = await store.Collections.FindAsync(run.Collection.Name, cancellationToken).ConfigureAwait(false);
                if (now?.Id != run.Collection.Id || now.Space.Id == run.Collection.Space.Id)
                {
                    throw;
                }

                (run.Collection, run.Model) = (now, await models.ForAsync(now, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    private static JobProblem Problem(Run run, LanguageTag source, string what, ChainResult result) => new(
        result is { RetryMayHelp: false, IsOverBudget: true } ? JobProblem.Budget : "translate",
        result.Outcome == ChainOutcome.NoProvider
            ? $"no provider translates {run.PairFrom(source)}"
            : $"{what}: {ChainReport.Describe(result)}",
        result.RetryMayHelp || result.IsOverBudget,
        result.RetryAfter);

    /// <summary>What one attempt at a job works with.</summary>
    private sealed class Run(TranslationJob job, Collection collection, StoredDocument document, ITranslationAccount account, EmbeddingModel model)
    {
        public TranslationJob Job => job;

        public Collection Collection { get; set; } = collection;

        public StoredDocument Document => document;

        public ITranslationAccount Account => account;

        public EmbeddingModel Model { get; set; } = model;

        /// <summary>What its translations must stand beside the checks; null for nothing.</summary>
        public ITranslationReview? Review { get; set; }

        public StoredTitle? Title { get; set; }

        /// <summary>The title while the store does not have it.</summary>
        public StoredTitle? UnwrittenTitle { get; set; }

        /// <summary>Whether the providers gave nothing at all and may later: going on now is of no use.</summary>
        public bool IsStalled { get; set; }

        public LanguagePair PairFrom(LanguageTag source) => new(source, job.Language);

        /// <summary>Passages without any translation; a stale human one is a person's business, not a machine's.</summary>
        public IEnumerable<StoredPassage> OpenPassages()
        {
            var translated = document.Translations.Where(t => t.Language == job.Language).Select(t => t.Passage).ToHashSet();
            return document.Passages.Where(p => p.Language != job.Language && !translated.Contains(p.Id));
        }

        public DocumentTranslationWrite Write() => new()
        {
            Document = document.Key,
            Language = job.Language,
            Version = document.Version,
            Lease = job.Lease,
        };
    }
}
