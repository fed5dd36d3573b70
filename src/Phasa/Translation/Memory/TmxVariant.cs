using Phasa.Languages;

namespace Phasa.Translation.Memory;

/// <summary>One <c>tuv</c> of a TMX file: a text in one language, without its inline codes.</summary>
internal sealed record TmxVariant(LanguageTag Language, string Text);
