using Phasa.Documents;

namespace Phasa.Translation.Exchange;

/// <summary>What became of one unit of an imported file.</summary>
public enum UnitOutcome
{
    /// <summary>It is a person's translation of the passage now.</summary>
    Accepted,

    /// <summary>It is a person's translation of the passage now, but stale: the original has changed.</summary>
    AcceptedStale,

    /// <summary>It came back as it went, or says what the passage has already.</summary>
    Unchanged,

    /// <summary>It has no translation.</summary>
    Empty,

    /// <summary>The translator marked it as not done, or left some of its segments open.</summary>
    Unfinished,

    /// <summary>Refused: the original has changed since the file was made.</summary>
    SourceChanged,

    /// <summary>Refused: there is no such passage, or none of that text.</summary>
    UnknownPassage,

    /// <summary>Refused: the translation is in another language than the one to import, or one that the collection or the passage does not take.</summary>
    WrongLanguage,

    /// <summary>Refused: the file holds another translation of the passage before it.</summary>
    Duplicate,

    /// <summary>Refused: the text cannot be stored.</summary>
    Rejected,
}

/// <summary>A unit of an imported file that a person should look at: it was refused, left out, or has warnings.</summary>
/// <param name="Line">The line of the file where it begins.</param>
/// <param name="Passage">The passage, where it names one or its text is one's.</param>
/// <param name="DocumentId">The passage's document, where it is known.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">One sentence for a person.</param>
public sealed record UnitReport(long Line, PassageId? Passage, string? DocumentId, UnitOutcome Outcome, string Message);
