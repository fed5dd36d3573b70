using Phasa.Cli.Output;
using Phasa.Separation.Paths;

namespace Phasa.Cli.Evaluating;

/// <summary>Prints an evaluation as one document.</summary>
internal static class EvaluationJson
{
    /// <summary>Prints the document.</summary>
    public static void Write(Terminal terminal, PathEvaluationResult result) => JsonOutput.Write(terminal, new
    {
        result.Collection,
        model = result.Space.Model,
        space = result.Space.Id,
        result.Answerable,
        result.Unanswerable,
        result.Seed,
        result.Draws,
        result.Paths,
        result.Differences,
        result.FalseAccepts,
        result.Gaps,
    });
}
