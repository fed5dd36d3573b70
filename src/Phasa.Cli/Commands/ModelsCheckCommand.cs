using System.CommandLine;
using System.Globalization;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Models;
using Phasa.Cli.Output;
using Phasa.LocalModels.ModelFolders;
using Spectre.Console;

namespace Phasa.Cli.Commands;

/// <summary>Says what a model folder holds and whether it works.</summary>
internal sealed class ModelsCheckCommand : CliCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder with the model's files." };
    private readonly Option<string?> _file = new("--file") { Description = "Which network to try when the folder holds several.", HelpName = "PATH" };

    public ModelsCheckCommand(Terminal terminal)
        : base(
            terminal, "check", "Look what a model folder holds, open it and try it.",
            "phasa models check models/multilingual-e5-small", "phasa models check models/bge-m3 --file onnx/model_int8.onnx --json")
    {
        Arguments.Add(_folder);
        Options.Add(_file);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var folder = ModelFolder.Inspect(parse.GetRequiredValue(_folder));
        var (kind, trial, problem) = (FolderModel.KindOf(folder), (ModelTrialResult?)null, (PhasaException?)null);
        try
        {
            trial = await ModelTrial.RunAsync(folder, parse.GetValue(_file), cancellationToken);
        }
        catch (PhasaException e)
        {
            problem = e;
        }

        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { folder, kind, opens = trial is not null, trial, problem = problem is null ? null : new { code = problem.Code.Id, problem.Message, problem.NextStep } });
        }
        else
        {
            Terminal.Out.Write(Contents(folder, kind));
            if (trial is not null)
            {
                Terminal.Out.Write(Trial(trial));
            }
        }

        if (problem is not null)
        {
            Terminal.Error(problem.Code.Id, problem.Message);
            Terminal.Next(problem.NextStep);
        }

        return problem is null ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static Grid Contents(ModelFolder folder, string? kind)
    {
        var grid = NewGrid();
        Line(grid, "folder", folder.Directory);
        Line(grid, "kind", kind is null ? "none that is known" : $"{kind} ({folder.Kind})");
        Line(grid, "network", folder.ModelType);
        Line(grid, "tokenizer", folder.TokenizerFamily ?? "none");
        Line(grid, "pooling", folder.Pooling is { } pooling ? Names.Of(pooling) : null);
        Line(grid, "prompts", folder.Prompts.Count == 0 ? null : string.Join(", ", folder.Prompts.Select(p => $"{p.Key} '{p.Value}'")));
        foreach (var (i, file) in folder.Files.Index())
        {
            Line(grid, i == 0 ? "files" : "", $"{file.Path}, {Figures.Count((file.Bytes + 1023) / 1024)} KiB");
        }

        Line(grid, "missing", folder.Missing.Count == 0 ? null : string.Join(", ", folder.Missing));
        return grid;
    }

    private static Grid Trial(ModelTrialResult trial)
    {
        var grid = NewGrid();
        Line(grid, "opens in", string.Create(CultureInfo.InvariantCulture, $"{trial.OpeningSeconds:0.0##} s"));
        Line(grid, "vectors", $"{trial.Space.Dimensions} dimensions, of texts up to {Figures.Count(trial.MaxTokens)} tokens");
        Line(grid, "space", trial.Space.Id);
        Line(grid, "speed", $"{Figures.Count((long)trial.TextsPerSecond)} short texts a second");
        Line(grid, "in Lao", $"{Figures.Cosine(trial.Paraphrase)} for a paraphrase, {Figures.Cosine(trial.Unrelated)} for an unrelated text{(trial.Sees.Within ? "" : ": it cannot tell them apart")}");
        Line(grid, "Lao to English", $"{Figures.Cosine(trial.Translation)} for a translation{(trial.Sees.Across ? "" : ": no nearer than an unrelated text")}");
        return grid;
    }

    private static Grid NewGrid() =>
        new Grid().AddColumn(new GridColumn { Width = 15, NoWrap = true, Padding = new Padding(0, 0, 1, 0) }).AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });

    private static void Line(Grid grid, string name, string? value)
    {
        if (value is not null)
        {
            grid.AddRow(new Text(name), new Text(value));
        }
    }
}
