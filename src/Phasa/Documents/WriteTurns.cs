namespace Phasa.Documents;

/// <summary>
/// Lets writers of one process that lost to another go one at a time, so that none loses over and over while others write the
/// same document without pause. Who never loses never waits. Thread-safe.
/// </summary>
internal sealed class WriteTurns : IDisposable
{
    private readonly SemaphoreSlim _losers = new(1, 1);

    /// <summary>Begins a write. The turn it may come to have ends with it.</summary>
    public Write Begin() => new(_losers);

    /// <inheritdoc/>
    public void Dispose() => _losers.Dispose();

    /// <summary>One write.</summary>
    internal sealed class Write(SemaphoreSlim losers) : IDisposable
    {
        private bool _hasTurn;

        /// <summary>Waits for the turn of a write that another one came before. It keeps it until it is done.</summary>
        public async ValueTask LoseAsync(CancellationToken cancellationToken)
        {
            if (!_hasTurn)
            {
                await losers.WaitAsync(cancellationToken).ConfigureAwait(false);
                _hasTurn = true;
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_hasTurn)
            {
                losers.Release();
            }
        }
    }
}
