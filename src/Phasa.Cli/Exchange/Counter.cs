namespace Phasa.Cli.Exchange;

/// <summary>Passes counts on at once, where <see cref="Progress{T}"/> would hand them to the thread pool, in any order.</summary>
internal sealed class Counter(Action<long> report) : IProgress<long>
{
    /// <inheritdoc/>
    public void Report(long value) => report(value);
}
