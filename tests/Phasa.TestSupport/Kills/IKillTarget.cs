namespace Phasa.TestSupport.Kills;

/// <summary>A running service that can be killed.</summary>
public interface IKillTarget : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    Uri Address { get; }

    /// <summary>Kills the process with SIGKILL.</summary>
    void Kill();

    /// <summary>Waits until the process is gone.</summary>
    Task WaitForExitAsync();
}
