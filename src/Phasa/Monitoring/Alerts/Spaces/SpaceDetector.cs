using System.Collections.Concurrent;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts.Spaces;

/// <summary>Finds collections whose rows lie in a space that the configured model does not make, or no longer makes: by what it says of itself, and by where it puts the texts of the probe.</summary>
public sealed class SpaceDetector(IKnowledgeStore store, CollectionModels models, TimeProvider time) : IAlertDetector
{
    // A model that fails the probe is asked again each time, and may be paid for.
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    // One that hangs must not keep the other detectors waiting.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<CollectionId, Refused> _refused = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<AlertKind> Kinds { get; } = [AlertKind.SpaceMismatch];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AlertFinding>> FindAsync(Collection collection, IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        if (!_refused.TryGetValue(collection.Id, out var refused) || refused.Space != collection.Space || now - refused.At >= Again)
        {
            refused = await AskAsync(collection, now, cancellationToken).ConfigureAwait(false);
        }

        if (refused is null)
        {
            _refused.TryRemove(collection.Id, out _);
            return [];
        }

        _refused[collection.Id] = refused;
        var key = new AlertKey(AlertKind.SpaceMismatch, collection.Id);
        var known = open.GetValueOrDefault(key)?.Finding;

        // A model that is away or cannot be opened says neither this nor that.
        return refused.Mismatch is { } mismatch ? [Finding(key, mismatch, known?.Since ?? now)] : known is null ? [] : [known];
    }

    private async Task<Refused?> AskAsync(Collection collection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // There is nothing to be compared with, and a model need not be opened or called for it.
        if ((await store.Collections.CountAsync(collection.Id, cancellationToken).ConfigureAwait(false)).Passages == 0)
        {
            return null;
        }

        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await models.ForAsync(collection, either.Token).ConfigureAwait(false);
            return null;
        }
        catch (PhasaException e)
        {
            return new(collection.Space, now, e.Code == ErrorCodes.SpaceMismatch ? e : null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(collection.Space, now, null);
        }
    }

    private static AlertFinding Finding(AlertKey key, PhasaException mismatch, DateTimeOffset since) =>
        new(key, AlertSeverity.Critical, since, $"{mismatch.Message} Searches and writes of the collection are refused.", mismatch.NextStep);

    private sealed record Refused(EmbeddingSpace Space, DateTimeOffset At, PhasaException? Mismatch);
}
