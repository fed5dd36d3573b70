namespace Phasa.TestSupport.Embeddings;

/// <summary>One step of a fake embedding endpoint's script.</summary>
/// <param name="Behaviour">What it does.</param>
/// <param name="RetryAfter">The Retry-After header of a 429, as it stands there.</param>
/// <param name="Error">The message of an error, instead of the usual one.</param>
/// <param name="Release">What an answer waits for.</param>
public sealed record FakeEmbeddingStep(
    FakeEmbeddingBehaviour Behaviour, string? RetryAfter = null, string? Error = null, Task? Release = null)
{
    public static implicit operator FakeEmbeddingStep(FakeEmbeddingBehaviour behaviour) => new(behaviour);
}
