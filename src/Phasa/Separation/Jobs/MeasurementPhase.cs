namespace Phasa.Separation.Jobs;

/// <summary>What a worker does with a measurement.</summary>
public enum MeasurementPhase
{
    /// <summary>Reads the pairs; counted in items.</summary>
    Pairs,

    /// <summary>Embeds their texts; counted in texts, over all models.</summary>
    Embedding,

    /// <summary>Works out the figures; counted in conditions, over all models.</summary>
    Figures,
}
