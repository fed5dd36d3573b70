using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>A document's title in another language. <see cref="StoredTranslation"/> has the meaning of the members.</summary>
public sealed record StoredTitle(LanguageTag Language, string Text, TextSource Source, string? Provider, bool IsStale);
