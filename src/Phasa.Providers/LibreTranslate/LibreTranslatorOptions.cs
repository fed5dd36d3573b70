using Phasa.Providers.Translation;

namespace Phasa.Providers.LibreTranslate;

/// <summary>A LibreTranslate server. <see cref="TranslatorOptions.Endpoint"/> is its root, for example <c>http://localhost:5000</c>.</summary>
public sealed class LibreTranslatorOptions : TranslatorOptions;
