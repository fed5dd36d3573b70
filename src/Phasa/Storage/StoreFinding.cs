namespace Phasa.Storage;

/// <summary>One thing that a check of the store looked at.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="IsSound">Whether it is as it should be.</param>
/// <param name="Detail">What was seen, and what to do when it is not sound.</param>
public sealed record StoreFinding(string Name, bool IsSound, string Detail);
