using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Indexes;

/// <summary>A row as an index takes it.</summary>
/// <param name="Id">The store's key; a changed row has a new one, also when only <paramref name="IsStale"/> changed.</param>
/// <param name="Passage">The passage it stands for.</param>
/// <param name="Language">The language index it belongs to.</param>
/// <param name="IsStale">Whether it is a human translation of an older original.</param>
/// <param name="Vector">The embedding.</param>
public sealed record IndexRow(long Id, PassageId Passage, LanguageTag Language, bool IsStale, ReadOnlyMemory<float> Vector);
