using System.Runtime.CompilerServices;
using Phasa.Answers;

namespace Phasa.AspNetCore.Answers;

/// <summary>An answer whose first piece is there: what fails before it fails as any other call does, with its status.</summary>
internal sealed class StartedParts : IAsyncEnumerable<AnswerPart>
{
    private readonly IAsyncEnumerator<AnswerPart> _parts;

    private StartedParts(IAsyncEnumerator<AnswerPart> parts) => _parts = parts;

    /// <summary>Waits for the first piece.</summary>
    /// <param name="parts">The pieces; at least one.</param>
    /// <param name="cancellationToken">Stops all of it.</param>
    public static async Task<StartedParts> OfAsync(IAsyncEnumerable<AnswerPart> parts, CancellationToken cancellationToken)
    {
        var started = parts.GetAsyncEnumerator(cancellationToken);
        try
        {
            await started.MoveNextAsync();
            return new(started);
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>The pieces; once.</summary>
    public async IAsyncEnumerator<AnswerPart> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await using var parts = _parts;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return parts.Current;
        }
        while (await parts.MoveNextAsync());
    }
}
