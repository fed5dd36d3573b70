using System.Globalization;

namespace Phasa.TestSupport.Translation;

/// <summary>One step of a fake provider's script.</summary>
/// <param name="Behaviour">What it does.</param>
/// <param name="RetryAfter">The Retry-After header of a 429, in seconds.</param>
/// <param name="Release">What a slow answer waits for.</param>
public sealed record FakeStep(FakeBehaviour Behaviour, TimeSpan? RetryAfter = null, Task? Release = null)
{
    /// <summary>When set, the Retry-After header is this date.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>When set, this status and JSON are the answer, whatever the behaviour.</summary>
    public (int Status, string Body)? Raw { get; init; }

    /// <summary>A step that answers with a status and a JSON of the provider's own.</summary>
    public static FakeStep Answer(int status, string body, TimeSpan? retryAfter = null) =>
        new(FakeBehaviour.Ok, retryAfter) { Raw = (status, body) };

    /// <summary>The value of the Retry-After header; null for none.</summary>
    internal string? RetryAfterHeader =>
        RetryAt?.ToString("R", CultureInfo.InvariantCulture) ?? RetryAfter?.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    public static implicit operator FakeStep(FakeBehaviour behaviour) => new(behaviour);
}
