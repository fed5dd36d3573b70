using System.CommandLine;
using Phasa.Training.Corpus;
using Phasa.Training.Evaluation;
using Phasa.Training.Runs;

namespace Phasa.Training.Commands;

/// <summary>Trains a model.</summary>
internal sealed class TrainCommand : Command
{
    private const int CheckpointEvery = 1000;

    private readonly Argument<DirectoryInfo> _data = new("DATA") { Description = "Folder of segment files: *.tsv, *.tsv.zst with a language per column." };
    private readonly Option<string> _out = new("--out", "-o") { Description = "The model file to write.", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "The model's name.", DefaultValueFactory = _ => "phasa-static-1" };
    private readonly Option<bool> _restart = new("--restart") { Description = "Begin anew though a checkpoint is there." };
    private readonly TrainingArguments _arguments = new();

    public TrainCommand()
        : base("train", "Train a model. A run that was cut off goes on from its checkpoint, which lies beside the model file until it is done.\n\nExample: train data -o my-model.phasa --steps 5000")
    {
        _data.AcceptExistingOnly();
        Arguments.Add(_data);
        Options.Add(_out);
        Options.Add(_name);
        Options.Add(_restart);
        _arguments.AddTo(this);
        SetAction((parse, cancellationToken) => Task.FromResult(Run(parse, cancellationToken)));
    }

    private int Run(ParseResult parse, CancellationToken cancellationToken)
    {
        var options = _arguments.Read(parse);
        var path = parse.GetRequiredValue(_out);
        var checkpoint = path + ".checkpoint";
        Console.Error.WriteLine($"Reading {parse.GetRequiredValue(_data)} …");
        var corpus = TrainingCorpus.Read(parse.GetRequiredValue(_data).FullName);
        Console.Error.WriteLine($"{corpus.Training.Count} segments to learn from, {corpus.Development.Count} to choose by, {corpus.Test.Count} to report on. Counting features …");
        TrainingRun run = new(corpus, options);
        if (parse.GetValue(_restart))
        {
            File.Delete(checkpoint);
        }

        if (Checkpoint.TryRead(run, options, checkpoint))
        {
            Console.Error.WriteLine($"Going on from step {run.Step} ({checkpoint}).");
        }

        run.Train(progress => Report(run, options, corpus, progress, checkpoint), cancellationToken);
        if (run.Step < options.Steps)
        {
            Checkpoint.Write(run, options, checkpoint);
            Console.Error.WriteLine($"Stopped at step {run.Step}. The same command goes on from there.");
            return 1;
        }

        ModelFile.Write(run, options, parse.GetRequiredValue(_name), path);
        File.Delete(checkpoint);
        Console.WriteLine($"{path}: {run.Vocabulary.Count} features × {options.Dimensions} dimensions × {options.Bits} bits, {new FileInfo(path).Length / 1e6:F1} MB");
        return 0;
    }

    private static void Report(TrainingRun run, TrainingOptions options, TrainingCorpus corpus, TrainingProgress progress, string checkpoint)
    {
        Console.Error.WriteLine($"step {progress.Step} of {progress.Steps}, loss {progress.Loss:F3}, {progress.Elapsed:mm\\:ss} gone, {progress.Remaining:mm\\:ss} left");
        if (progress.Step % CheckpointEvery == 0 && progress.Step < progress.Steps)
        {
            Checkpoint.Write(run, options, checkpoint);
            Console.Error.WriteLine("  development: " + HeldOut.Line(run.Embedder(), options.Dimensions, corpus.Development, HeldOut.DevelopmentItems));
        }
    }
}
