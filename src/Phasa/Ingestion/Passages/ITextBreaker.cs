namespace Phasa.Ingestion.Passages;

/// <summary>Finds the places where a text of any script may be cut. Implementations are thread-safe and take linear time.</summary>
public interface ITextBreaker
{
    /// <summary>
    /// The places of one strength: indexes in UTF-16 code units, ascending, between 1 and the text's length − 1; a place
    /// is where the next piece starts. None when the text has no such place.
    /// </summary>
    IReadOnlyList<int> Breaks(string text, BreakStrength strength);
}
