namespace Phasa.LocalModels.Onnx.Batches;

/// <summary>
/// Divides texts among runs of the network. Texts of similar length run together, because every text of a run costs as
/// much as the longest; a run holds at most so many tokens, because memory and the wait of other callers grow with it.
/// </summary>
/// <param name="MaxTokens">The most tokens in a run, padding included; a single text may have more.</param>
/// <param name="MaxTexts">The most texts in a run.</param>
internal sealed record BatchPlan(int MaxTokens, int MaxTexts = int.MaxValue)
{
    /// <summary>What starting a run costs, in tokens: measured on small encoders; a wrong guess costs little.</summary>
    private const int RunCost = 32;

    /// <summary>
    /// The runs, longest texts first; each holds the numbers of its texts. Among all ways to cut the texts, sorted by
    /// length, into runs, this one has the fewest tokens with <see cref="RunCost"/> per run. Texts without any token are in
    /// none.
    /// </summary>
    /// <param name="lengths">Tokens of each text.</param>
    public IReadOnlyList<IReadOnlyList<int>> Divide(IReadOnlyList<int> lengths)
    {
        int[] sorted = [.. Enumerable.Range(0, lengths.Count).Where(i => lengths[i] > 0).OrderBy(i => lengths[i])];
        var cost = new long[sorted.Length + 1];
        var start = new int[sorted.Length + 1];
        for (var end = 1; end <= sorted.Length; end++)
        {
            cost[end] = long.MaxValue;
            long width = lengths[sorted[end - 1]];
            for (var count = 1; count == 1 || (count <= Math.Min(end, MaxTexts) && count * width <= MaxTokens); count++)
            {
                var total = cost[end - count] + (count * width) + RunCost;
                if (total < cost[end])
                {
                    (cost[end], start[end]) = (total, end - count);
                }
            }
        }

        List<IReadOnlyList<int>> runs = [];
        for (var end = sorted.Length; end > 0; end = start[end])
        {
            runs.Add(sorted[start[end]..end]);
        }

        return runs;
    }
}
