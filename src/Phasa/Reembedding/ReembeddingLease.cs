namespace Phasa.Reembedding;

/// <summary>
/// A worker's hold on a reembedding. The token is new with each lease, so that a worker that lost it can neither write
/// rows nor switch. It is lost when another worker took over, or a person cancelled or began anew; a lease whose time
/// alone is over still holds.
/// </summary>
public readonly record struct ReembeddingLease(long Job, long Token);
