namespace Phasa.Separation.Jobs;

/// <summary>How measurements are made in this process.</summary>
public sealed class MeasuringOptions
{
    /// <summary>The folder that keeps embeddings of pairs, so that a measurement that was cut goes on where it was; null keeps none.</summary>
    public string? Cache { get; set; }
}
