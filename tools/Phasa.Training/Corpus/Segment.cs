namespace Phasa.Training.Corpus;

/// <summary>One meaning in several languages.</summary>
/// <param name="Source">The file it comes from, an index into the corpus's sources.</param>
/// <param name="Line">Its line in that file: neighbours stood next to each other in a document.</param>
/// <param name="Texts">A text per language, null where there is none. One more may follow: another wording in English.</param>
internal sealed record Segment(int Source, int Line, string?[] Texts);
