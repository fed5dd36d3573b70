namespace Phasa.Translation.Memory;

/// <summary>A text and its approved translation.</summary>
/// <param name="Pair">From and to. The memory serves this direction only.</param>
/// <param name="Source">The text, as it was written.</param>
/// <param name="Target">Its translation.</param>
/// <param name="Origin">Where it comes from, for provenance: a file's name, <c>human</c>.</param>
public sealed record TranslationUnit(LanguagePair Pair, string Source, string Target, string Origin)
{
    /// <summary>What the unit is found by: <see cref="MemoryKey.Of"/> its source.</summary>
    public string Key { get; } = MemoryKey.Of(Source);
}
