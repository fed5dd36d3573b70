namespace Phasa.Cli.Measuring;

/// <summary>What a check does not accept.</summary>
internal enum FailureLevel
{
    /// <summary>Conditions that are not shown to work: weak, broken, surface overlap only, not enough data.</summary>
    Weak,

    /// <summary>Conditions that are shown not to work: broken, surface overlap only.</summary>
    Broken,
}
