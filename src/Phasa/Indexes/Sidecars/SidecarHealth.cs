namespace Phasa.Indexes.Sidecars;

/// <summary>Whether the vectors that an index left to files can still be read. Thread-safe.</summary>
internal sealed class SidecarHealth
{
    private volatile string? _failure;

    /// <summary>What failed first; null while nothing has.</summary>
    public string? Failure => _failure;

    /// <summary>Notes that a file failed.</summary>
    public void Fail(string failure) => _failure ??= failure;
}
