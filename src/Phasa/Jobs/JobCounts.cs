using Phasa.Languages;

namespace Phasa.Jobs;

/// <summary>How many jobs a language has in a state.</summary>
/// <param name="Language">The language.</param>
/// <param name="State">The state.</param>
/// <param name="Jobs">How many, 1 or more.</param>
/// <param name="Retries">Of these, those that a worker has begun before.</param>
/// <param name="NextDue">When the first of them is due, UTC; for leased ones when the first lease ends.</param>
public sealed record JobCount(LanguageTag Language, JobState State, int Jobs, int Retries, DateTimeOffset NextDue);

/// <summary>Why jobs stopped: those with the same reason go on together.</summary>
/// <param name="Language">Their language.</param>
/// <param name="State"><see cref="JobState.Failed"/> or <see cref="JobState.Parked"/>.</param>
/// <param name="Step">The step that they stopped in.</param>
/// <param name="Error">What they stopped with.</param>
public sealed record StopReason(LanguageTag Language, JobState State, string Step, string Error);

/// <summary>How many jobs stopped for a reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Jobs">How many, 1 or more.</param>
public sealed record StopCount(StopReason Reason, int Jobs);

/// <summary>Jobs of a language that are due.</summary>
/// <param name="Language">The language.</param>
/// <param name="Jobs">How many, 1 or more.</param>
/// <param name="Since">Since when the first of them is due, UTC; one that was tried before, since it is due again.</param>
public sealed record DueWork(LanguageTag Language, int Jobs, DateTimeOffset Since);
