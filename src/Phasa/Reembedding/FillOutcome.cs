namespace Phasa.Reembedding;

/// <summary>What became of rows for the space being built.</summary>
public enum FillOutcome
{
    /// <summary>They are stored; documents have changed that the space lacks.</summary>
    Behind,

    /// <summary>They are stored, and the space is complete.</summary>
    Complete,

    /// <summary>They are stored, and from now on searches use the space.</summary>
    Switched,

    /// <summary>Nothing was written: another worker or a person has taken over.</summary>
    LeaseLost,
}
