using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Languages;
using Phasa.Separation.Conditions;

namespace Phasa.Cli.Measuring;

/// <summary>Conditions that decide, as they are named on the command line: <c>lo:ja</c> is one, <c>lo</c> is all with Lao queries.</summary>
/// <param name="Query">The language of the queries.</param>
/// <param name="Document">The language of the documents; null for every one.</param>
internal sealed record ConditionChoice(LanguageTag Query, LanguageTag? Document)
{
    /// <summary>An option that takes a list of them.</summary>
    public static Option<IReadOnlyList<ConditionChoice>?> Option() => new("--only")
    {
        Description = "The pairs of languages that --fail-on and --baseline look at: lo:ja for Lao queries against Japanese documents, lo for all with Lao queries.",
        HelpName = "PAIRS",
        CustomParser = result =>
        {
            var choices = new List<ConditionChoice>();
            foreach (var text in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = text.Split(':', 2);
                var (query, document) = (Values.One(result, parts[0]), parts.Length == 2 ? Values.One(result, parts[1]) : null);
                if (query is { } from)
                {
                    choices.Add(new(from, document));
                }
            }

            return choices;
        },
    };

    /// <summary>Whether a condition is one of them; every condition is when there are none.</summary>
    public static bool Includes(IReadOnlyList<ConditionChoice>? choices, LanguageTag query, LanguageTag document) =>
        choices is null or [] || choices.Any(c => c.Query == query && (c.Document is null || c.Document == document));

    /// <summary>Refuses a choice that names nothing: a check that looks at nothing would always hold.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public static void Require(IReadOnlyList<ConditionChoice>? choices, IReadOnlyList<Condition> conditions)
    {
        if (choices?.FirstOrDefault(c => !conditions.Any(condition => Includes([c], condition.Query, condition.Document))) is { } none)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, $"--only: the pair set has no pairs for '{none.Query}{(none.Document is { } document ? $":{document}" : "")}'.",
                $"It has: {string.Join(", ", conditions.Select(c => $"{c.Query}:{c.Document}"))}.");
        }
    }
}
