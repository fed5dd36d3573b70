namespace Phasa.Providers.Translation.Services;

/// <summary>One request to a service, within its limits.</summary>
/// <param name="Source">The source language, in the service's code.</param>
/// <param name="Target">The target language, in the service's code.</param>
/// <param name="Texts">The texts, at least one.</param>
/// <param name="Context">The title of their document, if known.</param>
public sealed record ServiceCall(string Source, string Target, IReadOnlyList<string> Texts, string? Context);
