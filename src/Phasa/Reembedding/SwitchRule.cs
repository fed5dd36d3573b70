namespace Phasa.Reembedding;

/// <summary>What happens when the second space is complete and compared.</summary>
public enum SwitchRule
{
    /// <summary>Switches, unless the second model is significantly worse for a language.</summary>
    UnlessWorse,

    /// <summary>Waits for a person, whatever the comparison says.</summary>
    Never,

    /// <summary>Switches, whatever the comparison says.</summary>
    Always,
}
