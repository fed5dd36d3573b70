using Phasa.Cli.CommandLine;
using Phasa.Cli.Output;

return await PhasaCommandLine.RunAsync(args, Terminal.OfProcess());
