namespace Phasa;

/// <summary>Who can put an error right.</summary>
public enum Fault
{
    /// <summary>The request is wrong; sending it again unchanged fails again.</summary>
    Caller,

    /// <summary>Something outside Phasa (a provider, the disk, another process) failed.</summary>
    Environment,

    /// <summary>Phasa itself is wrong.</summary>
    Bug,
}
