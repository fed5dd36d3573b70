using Phasa.Embeddings;

namespace Phasa.Separation.Vectors;

/// <summary>Cuts the texts of a pair set into batches, each of one role.</summary>
internal static class PairTextBatches
{
    // Enough for an endpoint's calls side by side, little enough that a cut run loses seconds.
    private const int MostTexts = 128;
    private const int MostCharacters = 64_000;

    /// <summary>The texts in order, as many in a batch as its limits allow; a longer text goes alone.</summary>
    public static IEnumerable<IReadOnlyList<(TextRole Role, string Text)>> Of(IEnumerable<(TextRole Role, string Text)> texts)
    {
        List<(TextRole Role, string Text)> batch = [];
        var characters = 0;
        foreach (var text in texts)
        {
            if (batch.Count > 0 && (batch.Count == MostTexts || batch[0].Role != text.Role || characters + text.Text.Length > MostCharacters))
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }

            batch.Add(text);
            characters += text.Text.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
