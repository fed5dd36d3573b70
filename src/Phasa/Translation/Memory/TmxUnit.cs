namespace Phasa.Translation.Memory;

/// <summary>One <c>tu</c> of a TMX file.</summary>
/// <param name="Id">Its <c>tuid</c>, or null.</param>
/// <param name="SourceLanguage">Its own <c>srclang</c>, or null.</param>
/// <param name="Line">The line it begins on.</param>
internal sealed record TmxUnit(string? Id, string? SourceLanguage, int Line)
{
    /// <summary>Its variants in the file's order.</summary>
    public List<TmxVariant> Variants { get; } = [];

    /// <summary>Its own properties by type; of equal ones the last.</summary>
    public Dictionary<string, string> Properties { get; } = [];
}
