using System.CommandLine;
using Phasa.Training.Evaluation;

namespace Phasa.Training.Commands;

/// <summary>Measures model files on held-out text, beside the untrained baseline.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly Argument<string[]> _models = new("MODEL") { Description = "Model files.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _json = new("--json") { Description = "Also write the figures to this file." };
    private readonly HeldOutArguments _heldOut = new();

    public EvaluateCommand()
        : base("evaluate", "Translation retrieval P@1 with 95 % intervals, beside untrained character n-grams.\n\nExample: evaluate my-model.phasa --data data --sentences eval/prose/test.tsv")
    {
        Arguments.Add(_models);
        _heldOut.AddTo(this);
        Options.Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parse)
    {
        var figures = _heldOut.Measure(parse, _heldOut.ReadCorpus(parse), parse.GetRequiredValue(_models));
        Console.Write(HeldOutTable.Markdown(figures));
        if (parse.GetValue(_json) is { } path)
        {
            File.WriteAllText(path, HeldOutTable.Json(figures));
        }

        return 0;
    }
}
