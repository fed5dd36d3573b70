namespace Phasa.Translation.Exchange;

/// <summary>Where the translation of a passage stands.</summary>
public enum ExchangeState
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>A machine's.</summary>
    Machine,

    /// <summary>A person's, of the text as it is.</summary>
    Human,

    /// <summary>A person's, of the text as it was before it changed.</summary>
    Stale,
}
