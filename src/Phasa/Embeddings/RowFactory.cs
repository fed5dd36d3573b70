using Phasa.Documents;
using Phasa.Ingestion;

namespace Phasa.Embeddings;

/// <summary>Embeds texts as rows, many in one call to the model. A text over the model's limit gives several rows.</summary>
public sealed class RowFactory(PassageSplitter splitter)
{
    /// <summary>The rows of each text, in order.</summary>
    /// <param name="model">The collection's model.</param>
    /// <param name="texts">Texts with the title and headings above them.</param>
    /// <param name="cancellationToken">Stops between calls to the model.</param>
    public async Task<IReadOnlyList<IReadOnlyList<RowWrite>>> EmbedAsync(
        EmbeddingModel model, IReadOnlyList<RowText> texts, CancellationToken cancellationToken = default)
    {
        var parts = texts.Select(t => Parts(model, t)).ToList();
        var vectors = await model.EmbedAsync([.. parts.SelectMany(p => p)], TextRole.Document, cancellationToken).ConfigureAwait(false);
        var next = 0;
        return [.. parts.Select(p => (IReadOnlyList<RowWrite>)[.. Enumerable.Range(0, p.Count).Select(i => new RowWrite(i, vectors[next++]))])];
    }

    private IReadOnlyList<string> Parts(EmbeddingModel model, RowText text)
    {
        var whole = EmbeddedText.Compose(text.Title, text.Heading, text.Text);
        if (model.Tokens.Count(whole) <= model.MaxTokens)
        {
            return [whole];
        }

        // A context that takes more than half of the room would crowd out what it is the context of.
        var context = EmbeddedText.Context(text.Title, text.Heading);
        var reserved = model.Tokens.Count(context);
        if (reserved > model.MaxTokens / 2)
        {
            (context, reserved) = ("", 0);
        }

        return [.. splitter.SplitText(text.Text, reserved).Select(p => EmbeddedText.Compose(context, null, p))];
    }
}

/// <summary>A text to embed with what stands above it.</summary>
public readonly record struct RowText(string? Title, string? Heading, string Text);
