namespace Phasa.Rollout.Past;

/// <summary>A plan in the store.</summary>
/// <param name="Id">The store's key.</param>
/// <param name="At">When it was carried out, UTC.</param>
/// <param name="Plan">The plan.</param>
public sealed record PastPlan(long Id, DateTimeOffset At, AppliedPlan Plan);
