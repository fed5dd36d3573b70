using Phasa.Collections;

namespace Phasa.Rollout.Past;

/// <summary>The plans of a store that were carried out.</summary>
public interface IPlanStore
{
    /// <summary>Keeps a plan.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    Task<PastPlan> AddAsync(CollectionId collection, AppliedPlan plan, CancellationToken cancellationToken = default);

    /// <summary>The plans of a collection, the latest first.</summary>
    Task<IReadOnlyList<PastPlan>> ListAsync(CollectionId collection, int limit, CancellationToken cancellationToken = default);

    /// <summary>A plan of a collection, or null.</summary>
    Task<PastPlan?> FindAsync(CollectionId collection, long id, CancellationToken cancellationToken = default);
}
