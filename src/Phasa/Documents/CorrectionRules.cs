namespace Phasa.Documents;

/// <summary>What is written of a person's translations.</summary>
[Flags]
public enum CorrectionRules
{
    /// <summary>Every one that can be.</summary>
    None = 0,

    /// <summary>None unless all can be; the first that cannot be is the error.</summary>
    AllOrNone = 1,

    /// <summary>Also those of a text that has changed since, as stale, where no person has translated the text as it is.</summary>
    AcceptStale = 2,

    /// <summary>Nothing: the outcomes are what they would be.</summary>
    DryRun = 4,
}
