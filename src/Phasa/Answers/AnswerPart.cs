namespace Phasa.Answers;

/// <summary>A piece of an answer as it comes.</summary>
public abstract record AnswerPart
{
    /// <summary>The passages, before any sentence that names them. Comes again, with others, where a model fails before its first sentence.</summary>
    public sealed record Passages(IReadOnlyList<AnswerCitation> Citations) : AnswerPart;

    /// <summary>A sentence, checked.</summary>
    public sealed record Sentence(AnswerSentence Value) : AnswerPart;

    /// <summary>The whole; the last piece.</summary>
    public sealed record Whole(Answer Answer) : AnswerPart;
}
