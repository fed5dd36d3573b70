using Phasa.Answers;

namespace Phasa.Dashboard.Answers;

/// <summary>A question of the conversation and what came of it so far.</summary>
/// <param name="Question">The question.</param>
public sealed record Exchange(string Question)
{
    /// <summary>The passages.</summary>
    public IReadOnlyList<AnswerCitation> Citations { get; private set; } = [];

    /// <summary>The sentences so far.</summary>
    public IReadOnlyList<AnswerSentence> Sentences { get; private set; } = [];

    /// <summary>The whole, once it is there.</summary>
    public Answer? Answer { get; private set; }

    /// <summary>Why there is none.</summary>
    public PhasaException? Failure { get; set; }

    /// <summary>Whether the visitor stopped it.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Whether more is to come.</summary>
    public bool IsRunning => Answer is null && Failure is null && !IsStopped;

    /// <summary>The passages that sentences name.</summary>
    public IEnumerable<AnswerCitation> Cited => Citations.Where(c => Sentences.Any(s => s.Citations.Contains(c.Number)));

    /// <summary>It as part of the conversation.</summary>
    public AnswerTurn Turn => new(Question, Answer?.Text ?? "");

    /// <summary>Takes a piece.</summary>
    public void Add(AnswerPart part)
    {
        switch (part)
        {
            case AnswerPart.Passages passages:
                (Citations, Sentences) = (passages.Citations, []);
                break;
            case AnswerPart.Sentence sentence:
                Sentences = [.. Sentences, sentence.Value];
                break;
            case AnswerPart.Whole whole:
                (Answer, Citations, Sentences) = (whole.Answer, whole.Answer.Citations, whole.Answer.Sentences);
                break;
        }
    }
}
