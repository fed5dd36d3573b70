using Phasa.Languages;

namespace Phasa.Translation.Exchange;

/// <summary>What a file says once, about all its units.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Source">The units' source language, or the first one where there are several.</param>
/// <param name="Target">The language translated into.</param>
public sealed record ExchangeHead(string Collection, LanguageTag Source, LanguageTag Target);
