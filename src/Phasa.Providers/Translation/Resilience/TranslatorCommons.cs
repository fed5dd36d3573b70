namespace Phasa.Providers.Translation.Resilience;

/// <summary>What every configured provider has, whatever its kind: read beside the kind's own options.</summary>
internal sealed class TranslatorCommons : TranslatorOptions;
