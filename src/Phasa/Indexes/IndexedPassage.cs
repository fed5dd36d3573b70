using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Indexes;

/// <summary>A passage as an index knows it.</summary>
public readonly record struct IndexedPassage(PassageId Id, LanguageTag Language);
