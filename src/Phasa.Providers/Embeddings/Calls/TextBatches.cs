using Phasa.Embeddings;

namespace Phasa.Providers.Embeddings.Calls;

/// <summary>Cuts a list of texts into calls.</summary>
internal static class TextBatches
{
    /// <summary>
    /// The indexes of the texts, in order, as many in a batch as its limits allow; a text over the limit goes alone. Texts
    /// of nothing but white space are in none: endpoints refuse them, and they have no meaning to place.
    /// </summary>
    public static IEnumerable<IReadOnlyList<int>> Of(IReadOnlyList<string> texts, int maxTexts, int maxTokens, ITokenCounter tokens)
    {
        List<int> batch = [];
        var size = 0L;
        for (var i = 0; i < texts.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(texts[i]))
            {
                continue;
            }

            var length = tokens.Count(texts[i]);
            if (batch.Count > 0 && (batch.Count == maxTexts || size + length > maxTokens))
            {
                yield return batch;
                batch = [];
                size = 0;
            }

            batch.Add(i);
            size += length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
