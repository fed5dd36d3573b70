namespace Phasa.Documents;

/// <summary>What became of one document handed over.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Change">What happened; null when it failed.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record PutOutcome(string Id, DocumentChangeKind? Change, PhasaException? Error = null);

/// <summary>What a write did to a document.</summary>
public enum DocumentChangeKind
{
    /// <summary>There was none of that id.</summary>
    Created,

    /// <summary>Its content or a translation changed.</summary>
    Replaced,

    /// <summary>The store held all of it already.</summary>
    Unchanged,
}
