using System.CommandLine;
using Phasa.Cli.Output;
using Phasa.Separation;
using Phasa.Separation.Comparison;
using Phasa.Separation.Verdicts;

namespace Phasa.Cli.Measuring;

/// <summary>Decides whether a measurement is good enough, and says what is not.</summary>
internal sealed class FailureGate(Terminal terminal, IReadOnlyList<ConditionChoice>? only)
{
    /// <summary>The option that takes a level.</summary>
    public static Option<FailureLevel?> Option() => new("--fail-on")
    {
        Description = "Fail when a pair of languages is as bad as this: broken (or surface overlap only), or weak (all but working).",
        HelpName = "LEVEL",
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            if (Enum.GetValues<FailureLevel>().Cast<FailureLevel?>().FirstOrDefault(l => Names.Of(l!.Value) == word) is { } level)
            {
                return level;
            }

            result.AddError($"'{word}' is no level to fail on; use broken or weak.");
            return null;
        },
    };

    /// <summary>Whether no condition is at or below a level.</summary>
    public bool Holds(Measurement measurement, FailureLevel level)
    {
        var looked = (from model in measurement.Models
                      from condition in model.Conditions
                      where ConditionChoice.Includes(only, condition.Query, condition.Document)
                      select (model.Model, Condition: condition)).ToList();
        var failed = looked.Where(c => Fails(c.Condition.Verdict, level)).ToList();
        foreach (var (model, condition) in failed)
        {
            terminal.Say($"{model} {condition.Condition}: {Names.Of(condition.Verdict)}. {condition.Reason}");
        }

        var unknown = looked.Count(c => c.Condition.Verdict == Verdict.NotEnoughData);
        if (unknown > 0 && level == FailureLevel.Broken)
        {
            terminal.Say($"{unknown} of {looked.Count} conditions have too little data to be judged; --fail-on weak does not accept that.");
        }

        if (failed.Count > 0)
        {
            terminal.Say($"--fail-on {Names.Of(level)} does not hold: {failed.Count} of {looked.Count} conditions fail.");
        }

        return failed.Count == 0;
    }

    /// <summary>Whether nothing is worse than the baseline beyond chance.</summary>
    public bool Holds(IReadOnlyList<ModelDifference> differences)
    {
        var worse = differences.Where(d => d.IsWorse && ConditionChoice.Includes(only, d.Query, d.Document)).ToList();
        if (worse.Count > 0)
        {
            terminal.Say($"Worse than the baseline beyond chance: {string.Join(", ", worse.Select(d => $"{d.Second} {d.Query}→{d.Document}"))}.");
        }

        return worse.Count == 0;
    }

    private static bool Fails(Verdict verdict, FailureLevel level) => verdict switch
    {
        Verdict.Working => false,
        Verdict.Broken or Verdict.SurfaceOverlapOnly => true,
        _ => level == FailureLevel.Weak,
    };
}
