using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Monitoring.Alerts;

/// <summary>What makes an alert the same one: of a key at most one is open.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Collection">Whose; null for the whole installation.</param>
/// <param name="Language">The language; null where it is about none.</param>
/// <param name="Subject">What else tells it from others of its kind, such as a provider or a leg; empty where nothing does.</param>
public readonly record struct AlertKey(AlertKind Kind, CollectionId? Collection, LanguageTag? Language = null, string Subject = "");
