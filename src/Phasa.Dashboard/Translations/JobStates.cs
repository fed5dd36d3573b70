using Phasa.Jobs;

namespace Phasa.Dashboard.Translations;

/// <summary>How the pages call the states of jobs.</summary>
internal static class JobStates
{
    /// <summary>The states with their names in English, in the order of a job's life.</summary>
    public static IReadOnlyList<(JobState State, string Name)> Names { get; } =
    [
        (JobState.Queued, /* T */ "queued"),
        (JobState.Leased, /* T */ "translating"),
        (JobState.Failed, /* T */ "failed"),
        (JobState.Parked, /* T */ "parked"),
    ];

    /// <summary>The name of a state, in English.</summary>
    public static string NameOf(JobState state) => Names.First(n => n.State == state).Name;
}
