namespace Phasa.Jobs;

/// <summary>Why a job did not come to its end.</summary>
/// <param name="Step">The step it stopped in: <c>translate</c>, <c>budget</c>, <c>embed</c>, <c>canary</c> or <c>store</c>.</param>
/// <param name="Reason">What happened, for people.</param>
/// <param name="MayPass">Whether trying again later may help.</param>
/// <param name="RetryAfter">After which time a provider may serve again, where that is known.</param>
public sealed record JobProblem(string Step, string Reason, bool MayPass, TimeSpan? RetryAfter = null)
{
    /// <summary>The step of a job that waits for the next month, or for a larger budget.</summary>
    public const string Budget = "budget";

    /// <summary>The step that a translation was quarantined in.</summary>
    public const string Canary = "canary";
}
