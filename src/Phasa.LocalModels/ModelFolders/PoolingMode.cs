namespace Phasa.LocalModels.ModelFolders;

/// <summary>How the vectors of a text's tokens become one.</summary>
public enum PoolingMode
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The first one's.</summary>
    Cls,

    /// <summary>The last one's.</summary>
    LastToken,

    /// <summary>The largest value of each dimension.</summary>
    Max,

    /// <summary>Their sum over the root of their number.</summary>
    MeanSquareRoot,

    /// <summary>Their mean, later tokens weighing more.</summary>
    WeightedMean,
}
