namespace Phasa.Languages;

/// <summary>How the language of a text came to be known, strongest evidence first.</summary>
public enum LanguageSource
{
    /// <summary>The caller said so.</summary>
    Requested,

    /// <summary>Only one candidate language is written in the text's script.</summary>
    Script,

    /// <summary>A statistical detector chose among candidates of one script.</summary>
    Detected,

    /// <summary>Nothing was known: the collection's first language.</summary>
    Default,
}
