using Phasa.Languages;

namespace Phasa.Translation.Exchange;

/// <summary>Which passages go into a file.</summary>
/// <param name="Language">The language translated into.</param>
/// <param name="State">Those in this state; null for all.</param>
/// <param name="DocumentId">Those of one document; null for all.</param>
/// <param name="Source">Those written in this language; null for all.</param>
public sealed record ExportSelection(LanguageTag Language, ExchangeState? State = null, string? DocumentId = null, LanguageTag? Source = null);
