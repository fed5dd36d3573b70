using Phasa.Languages;

namespace Phasa.Ingestion.Alignment;

/// <summary>A run of original blocks and the run of translated blocks that says the same; one of them may be empty.</summary>
internal readonly record struct Bead(TextSpan Original, TextSpan Translated);
