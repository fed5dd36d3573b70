using System.CommandLine;
using Phasa.Translation.Checks;

namespace Phasa.Bench.Gate;

/// <summary>The command <c>gate</c>: what the checks of translations catch, and what they take good ones for; kept in eval/gate.</summary>
internal static class GateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var handbook = new Option<DirectoryInfo>("--handbook")
        {
            Description = "The folder with the good translations.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("samples", "handbook")),
        };
        var glossary = new Option<FileInfo>("--glossary")
        {
            Description = "The glossary of the cases about terms.",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("eval", "gate", "glossary.csv")),
        };
        var output = new Option<FileInfo>("--file")
        {
            Description = "The result.",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("eval", "gate", "results", "gate.json")),
        };
        var list = new Option<bool>("--list") { Description = "Also lists the false alarms and what was not caught, of the half that chose the limits." };
        var command = new Command("gate", "What the checks of translations catch, by kinds of bad ones made from the handbook's good ones.") { handbook, glossary, output, list };
        command.SetAction(async (result, cancellationToken) =>
        {
            var texts = GateTexts.Read(result.GetRequiredValue(handbook));
            var verdicts = GateRun.Run(texts, GateTexts.Glossary(result.GetRequiredValue(glossary).FullName)).ToList();
            var reviews = await GateReviews.MeasureAsync(texts, cancellationToken);
            var figures = new { lengths = GateLengths.Of(texts), halves = GateTable.Of(verdicts), reviews };
            Console.Write(GateTable.Describe(figures.halves));
            Console.Write(GateReviews.Describe(reviews));
            if (result.GetValue(list))
            {
                List(verdicts);
            }

            var file = result.GetRequiredValue(output);
            file.Directory!.Create();
            await File.WriteAllTextAsync(file.FullName, ResultFile.Write(figures), cancellationToken);
        });
        return command;
    }

    private static void List(List<GateVerdict> verdicts)
    {
        foreach (var v in verdicts.Where(v => v.Case.Text.ChoseLimits && (v.Case.Kind is "good" or GateRun.GoodWithTerms) == v.Check is not null))
        {
            Console.WriteLine($"{v.Case.Kind} {v.Case.Target} {v.Case.Text.Form} {v.Case.Text.Document}: {v.Check} {v.Finding?.Reason}\n    {Evidence.Shorten(v.Case.Text.Source)}\n    {Evidence.Shorten(v.Case.Output)}");
        }
    }
}
