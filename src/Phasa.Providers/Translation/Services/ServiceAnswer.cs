namespace Phasa.Providers.Translation.Services;

/// <summary>What a service answered to one request.</summary>
/// <param name="Texts">As many entries as the request has texts; null for one without a translation.</param>
/// <param name="BilledCharacters">The characters it says it charges for; null when it does not say.</param>
public sealed record ServiceAnswer(IReadOnlyList<string?> Texts, long? BilledCharacters = null);
