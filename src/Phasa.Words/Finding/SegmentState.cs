namespace Phasa.Words.Finding;

/// <summary>What is kept of the segments that searches read, for as long as they are open. Thread-safe.</summary>
internal sealed class SegmentState
{
    /// <summary>The slots of their passages.</summary>
    public SlotMaps Slots { get; } = new();

    /// <summary>Their open fields.</summary>
    public SegmentFields Fields { get; } = new();
}
