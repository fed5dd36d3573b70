namespace Phasa.Reembedding;

/// <summary>Where a reembedding is in its life.</summary>
public enum ReembeddingState
{
    /// <summary>Rows are being made in the second space, or the two are being compared; searches use the first.</summary>
    Building,

    /// <summary>The second space was complete and compared; it waits for a person to switch, or to cancel.</summary>
    Ready,

    /// <summary>Every allowed attempt failed, or it cannot go on without a change. Nothing made so far is lost.</summary>
    Failed,

    /// <summary>Searches use the second space; the first is kept for a way back.</summary>
    Switched,
}
