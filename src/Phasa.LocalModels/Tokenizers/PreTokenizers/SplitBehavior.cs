namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>What becomes of what a splitting pattern finds.</summary>
internal enum SplitBehavior
{
    /// <summary>It goes.</summary>
    Removed,

    /// <summary>It is a piece of its own.</summary>
    Isolated,

    /// <summary>It ends the piece before it.</summary>
    MergedWithPrevious,

    /// <summary>It starts the piece after it.</summary>
    MergedWithNext,

    /// <summary>Neighbours that were found become one piece.</summary>
    Contiguous,
}
