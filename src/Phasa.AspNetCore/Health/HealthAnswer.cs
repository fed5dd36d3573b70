namespace Phasa.AspNetCore.Health;

/// <summary>Whether the process is alive.</summary>
/// <param name="Status">ok.</param>
internal sealed record HealthAnswer(string Status);

/// <summary>Whether the service can do its work.</summary>
/// <param name="Status">ready or not-ready.</param>
/// <param name="Checks">What was looked at.</param>
internal sealed record ReadinessAnswer(string Status, IReadOnlyList<ReadinessCheck> Checks);

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">store or workers.</param>
/// <param name="Ready">Whether it is as it should be.</param>
/// <param name="Reason">What was seen.</param>
internal sealed record ReadinessCheck(string Name, bool Ready, string Reason);
