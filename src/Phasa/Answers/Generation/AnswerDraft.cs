using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Answers.Generation;

/// <summary>An answer that is being written: what it is written from, and what was found out about it on the way.</summary>
/// <param name="Model">Who writes.</param>
/// <param name="Embedder">The collection's model.</param>
/// <param name="Request">The question as it was asked.</param>
/// <param name="Language">The language to answer in.</param>
/// <param name="Citations">The passages, best first.</param>
internal sealed record AnswerDraft(AnswerModel Model, EmbeddingModel Embedder, AnswerRequest Request, LanguageTag Language, IReadOnlyList<AnswerCitation> Citations)
{
    /// <summary>All that the passages say, where names in the answer come from.</summary>
    public string GivenText { get; } = string.Join('\n', Citations.Select(c => $"{c.Hit.Text.Title}\n{c.Hit.Text.Text}"));

    /// <summary>Languages that the answer may be in by mistake.</summary>
    public IReadOnlyList<LanguageTag> Candidates { get; } = [.. Citations.SelectMany(c => new[] { c.Hit.Text.Language, c.Hit.Text.OriginalLanguage }).Distinct()];

    /// <summary>How many passages were named that were not given.</summary>
    public int DroppedCitations { get; set; }

    /// <summary>Whether links, markup or hidden characters were taken out.</summary>
    public bool IsContentRemoved { get; set; }

    /// <summary>Whether the model said that the passages do not answer the question.</summary>
    public bool SaysNothing { get; set; }

    /// <summary>Before another attempt.</summary>
    public void ClearFindings() => (DroppedCitations, IsContentRemoved, SaysNothing) = (0, false, false);
}
