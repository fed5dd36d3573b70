namespace Phasa.Embeddings.HashedNgrams;

/// <summary>
/// Counts as a subword tokenizer would, roughly: a number is one token, a word one for each five letters, a script
/// without spaces one for each two code units (a syllable).
/// </summary>
internal sealed class NgramTokenCounter : ITokenCounter
{
    /// <inheritdoc/>
    public int Count(ReadOnlySpan<char> text)
    {
        var tokens = 0;
        foreach (var run in new NgramRuns(text))
        {
            var length = run.End - run.Start;
            tokens += run.Kind switch
            {
                NgramRunKind.Word => (length + 4) / 5,
                NgramRunKind.Unspaced => (length + 1) / 2,
                _ => 1,
            };
        }

        return tokens;
    }
}
