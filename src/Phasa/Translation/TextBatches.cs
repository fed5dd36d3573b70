namespace Phasa.Translation;

/// <summary>Cuts texts into calls that a provider takes.</summary>
internal static class TextBatches
{
    /// <summary>Runs of <paramref name="open"/> in order. A text over the character limit is a batch of its own.</summary>
    public static IEnumerable<IReadOnlyList<int>> Of(IReadOnlyList<int> open, IReadOnlyList<string> texts, TranslatorLimits limits)
    {
        List<int> batch = [];
        var characters = 0;
        foreach (var i in open)
        {
            if (batch.Count > 0 && (batch.Count >= limits.MaxTexts || characters + texts[i].Length > limits.MaxCharacters))
            {
                yield return batch;
                batch = [];
                characters = 0;
            }

            batch.Add(i);
            characters += texts[i].Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
