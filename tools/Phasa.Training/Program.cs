using System.CommandLine;
using Phasa;
using Phasa.Training.Commands;

var root = new RootCommand("Trains and measures the embedding model in the box, or one of your own.")
{
    new TrainCommand(),
    new EvaluateCommand(),
    new CardCommand(),
    new WithholdCommand(),
};
try
{
    return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is PhasaException or InvalidDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e is PhasaException { NextStep: { } step } ? $"{e.Message} {step}" : e.Message);
    return 1;
}
