namespace Phasa.Translation;

/// <summary>What stands around a text in its document, in the source language: it helps with ambiguous words and is not translated.</summary>
/// <param name="Heading">The headings above it, in one line; null when there are none.</param>
/// <param name="Before">The passage before it, whole; null when there is none.</param>
/// <param name="After">The passage after it, whole; null when there is none.</param>
public sealed record TextSurroundings(string? Heading = null, string? Before = null, string? After = null);
