namespace Phasa.TestSupport.Processes;

/// <summary>Signals by their POSIX numbers.</summary>
public enum UnixSignal
{
    /// <summary>Ctrl-C.</summary>
    Interrupt = 2,

    /// <summary>At once, without asking.</summary>
    Kill = 9,

    /// <summary>A request to end.</summary>
    Terminate = 15,

    /// <summary>Goes on after <see cref="Stop"/>.</summary>
    Continue = 18,

    /// <summary>Stands still, with its connections and leases in hand.</summary>
    Stop = 19,
}
