namespace Phasa.TestSupport.Processes;

/// <summary>What a process left behind.</summary>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Output">Everything it wrote to standard output.</param>
/// <param name="Error">Everything it wrote to standard error.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Error);
