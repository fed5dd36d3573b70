using Phasa.Calibration;
using Phasa.Indexes;
using Phasa.Indexes.Words;
using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>What a route's legs are asked.</summary>
/// <param name="Text">The query in the language it is compared in.</param>
/// <param name="Vector">Its vector.</param>
/// <param name="Threshold">The vectors' cut.</param>
/// <param name="Calibrated">What was calibrated for the pair of languages, or null.</param>
/// <param name="Top">How many hits the search asks for.</param>
internal sealed record RouteQuery(string Text, float[] Vector, Threshold Threshold, CalibratedPair? Calibrated, int Top)
{
    /// <summary>How many passages each leg hands over.</summary>
    public int Depth { get; init; } = Top;

    /// <summary>The passages whose documents meet the search's filter; null when it has none.</summary>
    public FrozenBitmap? Within { get; init; }

    /// <summary>Whether vectors are compared.</summary>
    public bool Vectors { get; init; } = true;

    /// <summary>The words to look into; null for none.</summary>
    public IWordSnapshot? Words { get; init; }

    /// <summary>The words' cut.</summary>
    public float LeastCoverage { get; init; }

    /// <summary>What a rank in each leg counts.</summary>
    public LegWeights? Weights { get; init; }
}
