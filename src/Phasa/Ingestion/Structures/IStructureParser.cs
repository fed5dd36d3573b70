namespace Phasa.Ingestion.Structures;

/// <summary>Finds the blocks of a text in one format. Implementations keep no state and are thread-safe.</summary>
public interface IStructureParser
{
    /// <summary>The format it reads.</summary>
    TextFormat Format { get; }

    /// <summary>
    /// The title and blocks of a text, in reading order; no blocks when the text has none. The time is bounded by the
    /// length of the text whatever it holds, and nothing outside the text is read.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> when the markup is nested or repeated beyond sense.</exception>
    DocumentStructure Parse(string text);
}
