using System.Numerics.Tensors;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Ingestion.Passages;
using Phasa.Languages;
using Phasa.Storage;
using Phasa.Translation.Memory;

namespace Phasa.Translation.Canary;

/// <summary>
/// Asks for translated passages what their readers might: each must come back by its document's title or one of its key
/// sentences, among the rows of its language. It reads the collection's index as it stands and writes nothing. Thread-safe.
/// </summary>
public sealed class TranslationCanary(IKnowledgeStore store, CollectionIndexes indexes, PassageSplitters splitters, IOptions<CanaryOptions> options)
{
    /// <summary>Questions are no longer than this; more would compare a passage with nearly itself.</summary>
    private const int MostTokens = 64;

    /// <summary>Texts this alike are copies: no model need tell them apart by a number or a name.</summary>
    private const double Copy = 0.85;

    /// <summary>Rows this near each other are equal, and stand in each other's way: a model that puts everything at one place finds nothing.</summary>
    private const float Tie = 1e-6f;

    private readonly CanaryOptions _options = options.Value;

    /// <summary>Whether there is anything to ask.</summary>
    public bool IsEnabled => _options.Enabled;

    /// <summary>Probes passages; the questions of all are embedded in one call.</summary>
    /// <returns>A finding per passage, in order.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/> when the model fails;
    /// <see cref="ErrorCodes.SpaceMismatch"/> when the collection has left the model's space.</exception>
    public async Task<IReadOnlyList<CanaryFinding>> ProbeAsync(
        Collection collection, EmbeddingModel model, CanarySubject subject, CancellationToken cancellationToken = default)
    {
        var asked = subject.Passages.Select(p => Questions(model, subject.Title, p.Text)).ToList();
        var texts = asked.SelectMany(q => q).Distinct().ToList();
        var vectors = await model.EmbedAsync([.. texts.Select(t => t.Text)], TextRole.Query, cancellationToken).ConfigureAwait(false);
        var snapshot = await indexes.CurrentAsync(collection, cancellationToken).ConfigureAwait(false);
        var (index, others) = (snapshot.IndexOf(subject.Language), new PassagesOfOthers(snapshot.Documents, subject.Document));
        Dictionary<Question, Rivals> rivals = [];
        foreach (var (i, text) in texts.Index())
        {
            rivals.Add(text, new(vectors[i], await BestAsync(snapshot, subject.Language, others, vectors[i], cancellationToken).ConfigureAwait(false)));
        }

        var count = index.Admitted(others).Count;

        var findings = new List<CanaryFinding>();
        foreach (var (passage, questions) in subject.Passages.Zip(asked))
        {
            List<CanaryProbe> probes = [];
            foreach (var question in questions)
            {
                var similarity = await SimilarityOfAsync(snapshot, subject.Language, passage, rivals[question].Vector, cancellationToken).ConfigureAwait(false);
                probes.Add(Probe(question, similarity, rivals[question].Matches));
            }

            for (var i = 0; i < probes.Count; i++)
            {
                // With few rows every rank is near: the similarity must be one that a search accepts, too. It is 0 where a vector
                // is nothing but zeros, because the model knows no sign of the text.
                var isNear = probes[i].Similarity != 0 && !(probes[i].Similarity < model.Thresholds.SameLanguage);
                var isFound = isNear && (probes[i].Rank is not null
                    || await IsAnsweredAsync(collection, snapshot, subject.Language, questions[i], passage.Text, rivals[questions[i]].Matches, cancellationToken).ConfigureAwait(false));
                probes[i] = probes[i] with { IsFound = isFound };
            }

            findings.Add(new(passage.Id, probes, _options.Rank, count));
        }

        return findings;
    }

    /// <summary>Probes translations that are stored already, as a person's are: theirs stand whatever is found.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="model">Its model.</param>
    /// <param name="document">The document.</param>
    /// <param name="language">The language.</param>
    /// <param name="only">These passages; null for all that have a translation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The findings of passages that could not be found; none when probing is off.</returns>
    /// <exception cref="PhasaException">As <see cref="ProbeAsync"/>.</exception>
    public async Task<IReadOnlyList<CanaryFinding>> FindLostAsync(
        Collection collection, EmbeddingModel model, StoredDocument document, LanguageTag language, IReadOnlySet<PassageId>? only, CancellationToken cancellationToken = default)
    {
        if (!IsEnabled)
        {
            return [];
        }

        var passages = document.Translations
            .Where(t => t.Language == language && only?.Contains(t.Passage) != false)
            .Select(t => new CanaryPassage(t.Passage, t.Text)).ToList();
        var subject = new CanarySubject(document.Key, language, document.Titles.FirstOrDefault(t => t.Language == language)?.Text, passages);
        return [.. (await ProbeAsync(collection, model, subject, cancellationToken).ConfigureAwait(false)).Where(f => !f.IsFound)];
    }

    private CanaryProbe Probe(Question question, float similarity, IReadOnlyList<RowMatch> rivals)
    {
        var ahead = rivals.Count(r => r.Similarity >= similarity - Tie);
        return new(question.IsTitle, similarity, ahead < _options.Rank ? ahead + 1 : null, rivals.Count == 0 ? null : rivals[0].Similarity, IsFound: false);
    }

    /// <summary>Whether one of the passages ahead is as good an answer: it holds the question's own words, or is a copy but for little.</summary>
    private async Task<bool> IsAnsweredAsync(
        Collection collection, CollectionSnapshot snapshot, LanguageTag language, Question question, string text, IReadOnlyList<RowMatch> rivals, CancellationToken cancellationToken)
    {
        var texts = await store.Documents.ReadHitsAsync(
            collection.Id, [.. rivals.Select(r => (snapshot.Passages[r.Slot], language))], cancellationToken).ConfigureAwait(false);
        return texts.Any(t => (question.IsTitle ? t.Title == question.Text : t.Text.Contains(question.Text, StringComparison.Ordinal))
            || Similarity.Of(t.Text, text, Copy) > 0);
    }

    private List<Question> Questions(EmbeddingModel model, string? title, string text)
    {
        var splitter = splitters.For(model);
        List<Question> questions = string.IsNullOrWhiteSpace(title) ? [] : [new(Short(title), IsTitle: true)];
        questions.AddRange(KeySentences.Of(text, _options.Probes - questions.Count).Select(s => new Question(Short(s), IsTitle: false)));
        return questions;

        string Short(string question) => splitter.Shorten(question, Math.Min(MostTokens, model.MaxTokens));
    }

    private async Task<List<RowMatch>> BestAsync(
        CollectionSnapshot snapshot, LanguageTag language, PassagesOfOthers others, float[] question, CancellationToken cancellationToken)
    {
        var matches = new TopMatches(_options.Rank, -1);
        await SnapshotVectors.FindAsync(snapshot, language, others, question, matches, cancellationToken).ConfigureAwait(false);
        return [.. matches.InOrder()];
    }

    private static async ValueTask<float> SimilarityOfAsync(
        CollectionSnapshot snapshot, LanguageTag language, CanaryPassage passage, float[] question, CancellationToken cancellationToken)
    {
        if (passage.Rows is { } rows)
        {
            return rows.Max(r => TensorPrimitives.Dot(r.Vector.Span, question));
        }

        var slot = snapshot.Slots.SlotOf(passage.Id);
        var similarities = slot < 0 ? null : await SnapshotVectors.SimilaritiesAsync(snapshot, language, [slot], question, cancellationToken).ConfigureAwait(false);
        return similarities?.GetValueOrDefault(slot) ?? 0;
    }

    private readonly record struct Question(string Text, bool IsTitle);

    private sealed record Rivals(float[] Vector, IReadOnlyList<RowMatch> Matches);
}
