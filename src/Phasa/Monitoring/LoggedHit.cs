using Phasa.Documents;
using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Monitoring;

/// <summary>A hit of a logged search. Its rank is its place in the list; its texts are not kept.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="DocumentId">The document it belonged to.</param>
/// <param name="Route">The route that found it.</param>
/// <param name="Language">The language of its row.</param>
/// <param name="Similarity">The cosine of query and row, −1..1.</param>
/// <param name="Legs">What found it: vectors, words, or both.</param>
public readonly record struct LoggedHit(PassageId Passage, string DocumentId, Route Route, LanguageTag Language, float Similarity, SearchLegs Legs = SearchLegs.Vector);
