using Lucene.Net.Index;

namespace Phasa.Words.Finding;

/// <summary>The texts of a segment that have a term.</summary>
/// <param name="List">They.</param>
/// <param name="Holding">How many, deleted ones among them.</param>
/// <param name="MostOften">No text has the term more often.</param>
/// <param name="Lengths">The lengths of the segment's texts.</param>
internal sealed record TermTexts(DocsEnum List, int Holding, int MostOften, SegmentLengths Lengths);
