namespace Phasa.Ingestion;

/// <summary>A unit of a document's structure, as plain text without markup.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its normalised text; never empty. A table row's cells are joined by " | ".</param>
/// <param name="Level">The heading level 1–6; 0 for everything else.</param>
public readonly record struct Block(BlockKind Kind, string Text, int Level = 0);
