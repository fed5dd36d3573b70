namespace Phasa.Cli.CommandLine;

/// <summary>Something whose help shows how it is used.</summary>
internal interface IHasExamples
{
    /// <summary>Complete command lines; at least one.</summary>
    IReadOnlyList<string> Examples { get; }
}
