using System.CommandLine;

namespace Phasa.Bench;

/// <summary>Something that is timed as a whole. Add one by a class of its own and a line in <see cref="Workloads"/>.</summary>
internal interface IWorkload
{
    /// <summary>The name on the command line and of the result file.</summary>
    string Name { get; }

    /// <summary>What is timed against what, in one sentence.</summary>
    string Description { get; }

    /// <summary>What its command takes beside what all take.</summary>
    IReadOnlyList<Option> Options => [];

    /// <summary>Takes the values of <see cref="Options"/>; not called when it runs among others.</summary>
    void Read(ParseResult arguments)
    {
    }

    /// <summary>Prepares, warms up and measures.</summary>
    /// <param name="rounds">How often each side is timed, at least 1.</param>
    /// <param name="progress">Where the rounds are told as they end.</param>
    /// <param name="cancellationToken">Stops between rounds.</param>
    /// <returns>The figures, as an object that can be written as JSON.</returns>
    Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken);
}
