namespace Phasa.Answers.Generation;

/// <summary>A chat model did not answer, or not to the end.</summary>
/// <param name="code">The code of the warning it becomes.</param>
/// <param name="message">What happened.</param>
/// <param name="inner">What it was known by.</param>
internal sealed class AnswerModelException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public const string Failed = "model-failed";
    public const string Refused = "model-refused";
    public const string CutOff = "answer-cut-off";

    public string Code => code;
}
