namespace Phasa.Training.Optimisation;

/// <summary>Splits ranges over threads. Each part is computed alone and in order, so the number of threads changes no result.</summary>
internal sealed class Workers(int threads)
{
    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = threads };

    /// <summary>Calls <paramref name="body"/> with parts [from, to) of [0, count), of multiples of <paramref name="grain"/>.</summary>
    public void Run(int count, int grain, Action<int, int> body)
    {
        var parts = (count + grain - 1) / grain;
        if (threads == 1 || parts == 1)
        {
            body(0, count);
            return;
        }

        // More parts than threads: a thread that starts late takes fewer.
        var share = Math.Max(1, parts / (4 * threads));
        var blocks = (parts + share - 1) / share;
        Parallel.For(0, blocks, _options, b => body(b * share * grain, Math.Min(count, (b + 1) * share * grain)));
    }
}
