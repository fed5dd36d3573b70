namespace Phasa.Collections;

/// <summary>What a machine translates of a collection into a language, of itself.</summary>
public enum LanguagePolicy
{
    /// <summary>Every document.</summary>
    All,

    /// <summary>What a plan names that is carried out; from then on the document is kept up to date.</summary>
    Planned,

    /// <summary>What searches in the language found first in another one; and what a plan names.</summary>
    OnDemand,

    /// <summary>Nothing. People's translations are kept and searched, and the originals serve by fallback.</summary>
    Off,
}
