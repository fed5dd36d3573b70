using System.Diagnostics.Metrics;

namespace Phasa.Monitoring;

/// <summary>The meter that all of Phasa's metrics belong to. Each owner makes its own and disposes of it with itself.</summary>
public static class PhasaMeter
{
    /// <summary>The name that exporters ask for.</summary>
    public const string Name = "Phasa";

    /// <summary>A meter of that name.</summary>
    public static Meter Create() => new(Name);
}
