namespace Phasa.Ingestion.Alignment;

/// <summary>How much of some original blocks stands in a passage.</summary>
internal readonly record struct PassageShare(int Passage, int Characters);
