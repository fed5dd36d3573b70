using Phasa.Documents;
using Phasa.Ingestion.Passages;

namespace Phasa.Embeddings;

/// <summary>Embeds texts as rows, many in one call to the model. A text over the model's limit gives several rows.</summary>
public sealed class RowFactory(PassageSplitters splitters)
{
    /// <summary>The rows of each text, in order; at least one for each.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/>.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<RowWrite>>> EmbedAsync(
        EmbeddingModel model, IReadOnlyList<RowText> texts, CancellationToken cancellationToken = default)
    {
        var parts = texts.Select(t => Parts(model, t)).ToList();
        var vectors = await model.EmbedAsync([.. parts.SelectMany(p => p)], TextRole.Document, cancellationToken).ConfigureAwait(false);
        var next = 0;
        return [.. parts.Select(p => (IReadOnlyList<RowWrite>)[.. Enumerable.Range(0, p.Count).Select(i => new RowWrite(i, vectors[next++], model.Space))])];
    }

    /// <summary>The title as it stands above a text: shortened where it would crowd out what it is the title of.</summary>
    public string TitleLine(EmbeddingModel model, string? title) => splitters.For(model).Shorten(title ?? "", model.MaxTokens / 4);

    private List<string> Parts(EmbeddingModel model, RowText text)
    {
        var title = TitleLine(model, text.Title);
        var reserved = title.Length == 0 ? 0 : model.Tokens.Count(title) + 1;
        return [.. splitters.For(model).SplitText(text.Text, text.Heading, reserved).Select(p => EmbeddedText.Compose(title, p.Heading, p.Text))];
    }
}

/// <summary>A text to embed with what stands above it.</summary>
public readonly record struct RowText(string? Title, string? Heading, string Text);
