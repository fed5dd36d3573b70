namespace Phasa.Translation;

/// <summary>What became of a request to the chain.</summary>
public enum ChainOutcome
{
    /// <summary>Every text has a translation.</summary>
    Complete,

    /// <summary>Some texts have one.</summary>
    Partial,

    /// <summary>No text has one, although providers were asked.</summary>
    Failed,

    /// <summary>No provider is configured for the pair, or none of them translates it. Nobody was asked.</summary>
    NoProvider,
}
