using Phasa.Languages;

namespace Phasa.Bench.Gate;

/// <summary>One translation put to the gate.</summary>
/// <param name="Kind">The kind of fault; <c>good</c> for a translation as it is.</param>
/// <param name="Target">The language asked for.</param>
/// <param name="Text">The text it is a translation of.</param>
/// <param name="Output">What the provider would have answered.</param>
internal sealed record GateCase(string Kind, LanguageTag Target, GateText Text, string Output);
