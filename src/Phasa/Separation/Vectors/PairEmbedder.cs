using System.Globalization;
using Phasa.Embeddings;
using Phasa.Separation.PairSets;

namespace Phasa.Separation.Vectors;

/// <summary>
/// Embeds pair sets in batches. With a cache each batch is kept as soon as it is there: a run that was cut goes on, and a second
/// one embeds nothing. Thread-safe.
/// </summary>
/// <param name="cache">The folder of the cache, a file per embedding space in it; null for none.</param>
/// <param name="time">The clock for waits that an endpoint asks for.</param>
public sealed class PairEmbedder(string? cache, TimeProvider time)
{
    /// <summary>Embeds every text of a set in the roles it has there, each once.</summary>
    /// <param name="pairs">The set.</param>
    /// <param name="name">The name the model is configured by.</param>
    /// <param name="model">The model.</param>
    /// <param name="progress">Told what is done, first of all what the cache has.</param>
    /// <param name="notice">Told what a reader of the result should know: texts that are cut off, waits, a cache that cannot be used.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/>: the model fails; what was embedded before is kept.</exception>
    /// <exception cref="OperationCanceledException">It was ended; what was embedded before is kept.</exception>
    public async Task<PairVectors> EmbedAsync(
        PairSet pairs, string name, EmbeddingModel model, Action<EmbeddingProgress>? progress = null, Action<string>? notice = null, CancellationToken cancellationToken = default)
    {
        var texts = Texts(pairs);
        if (texts.Count(t => model.Tokens.Count(t.Text) > model.MaxTokens) is > 0 and var cut)
        {
            notice?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{cut:N0} of {texts.Count:N0} texts are longer than the {model.MaxTokens:N0} tokens that '{name}' reads; their ends are not measured."));
        }

        var patience = new EndpointPatience(time, notice);
        var kept = await KeptVectors.OpenAsync(cache, model, texts, patience, notice, cancellationToken).ConfigureAwait(false);
        var vectors = kept.Found;
        long cached = vectors.Count;
        progress?.Invoke(new(cached, texts.Count, cached));
        foreach (var batch in PairTextBatches.Of([.. texts.Where(t => !vectors.ContainsKey(t))]))
        {
            var embedded = await EmbedAsync(model, batch, vectors.Count, texts.Count, patience, cancellationToken).ConfigureAwait(false);
            foreach (var (i, text) in batch.Index())
            {
                vectors[text] = embedded[i];
            }

            await kept.AddAsync(batch, embedded).ConfigureAwait(false);
            progress?.Invoke(new(vectors.Count, texts.Count, cached));
        }

        return new(name, model.Space, vectors);
    }

    /// <summary>The texts in each role, queries first.</summary>
    private static List<(TextRole Role, string Text)> Texts(PairSet pairs) =>
    [
        .. pairs.Items.SelectMany(i => i.Query.Values).Select(t => (TextRole.Query, t))
            .Concat(pairs.Items.SelectMany(i => i.Document.Values).Select(t => (TextRole.Document, t))).Distinct(),
    ];

    private async Task<IReadOnlyList<float[]>> EmbedAsync(
        EmbeddingModel model, IReadOnlyList<(TextRole Role, string Text)> batch, long done, long total, EndpointPatience patience, CancellationToken cancellationToken)
    {
        var state = string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {total:N0} texts are done");
        try
        {
            return await patience.AskAsync(() => model.EmbedAsync([.. batch.Select(t => t.Text)], batch[0].Role, cancellationToken), state, cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e) when (cache is not null)
        {
            throw new PhasaException(e.Code, e.Message, $"{e.NextStep} {state} and kept; the same command goes on from there.", e)
            { IsTransient = e.IsTransient, RetryAfter = e.RetryAfter, Location = e.Location };
        }
    }
}
