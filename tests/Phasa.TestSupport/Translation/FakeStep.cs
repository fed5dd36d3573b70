namespace Phasa.TestSupport.Translation;

/// <summary>One step of a fake provider's script.</summary>
/// <param name="Behaviour">What it does.</param>
/// <param name="RetryAfter">The Retry-After header of a 429.</param>
/// <param name="Release">What a slow answer waits for.</param>
public sealed record FakeStep(FakeBehaviour Behaviour, TimeSpan? RetryAfter = null, Task? Release = null)
{
    public static implicit operator FakeStep(FakeBehaviour behaviour) => new(behaviour);
}
