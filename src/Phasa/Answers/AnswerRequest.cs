using Phasa.Languages;
using Phasa.Search.Filters;

namespace Phasa.Answers;

/// <summary>A question that is to be answered, not only searched for.</summary>
/// <param name="Question">The question, 1–4,000 characters.</param>
public sealed record AnswerRequest(string Question)
{
    /// <summary>The most turns of a conversation that are read; those before are left out.</summary>
    public const int MaxTurns = 20;

    /// <summary>The question's language; found out when null.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>Which documents take part; all when null.</summary>
    public MetadataFilter? Filter { get; init; }

    /// <summary>What was asked and answered before, oldest first: the question may lean on it.</summary>
    public IReadOnlyList<AnswerTurn> Conversation { get; init; } = [];

    /// <summary>Whether the search behind it is logged; not where somebody only tries something out.</summary>
    public bool IsLogged { get; init; } = true;

    /// <summary>Whether to answer with sentences of the passages alone, even where there is a chat model.</summary>
    public bool ExtractiveOnly { get; init; }
}

/// <summary>A question and its answer, from before.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Answer">The answer as it was given; empty where nothing was found.</param>
public sealed record AnswerTurn(string Question, string Answer);
