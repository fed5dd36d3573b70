namespace Phasa.Translation.Exchange.Csv;

/// <summary>The columns of a table in the order they are written; a table that is read needs <see cref="Source"/> and <see cref="Target"/>.</summary>
internal static class TableColumns
{
    public const string Id = "id";
    public const string Source = "source";
    public const string Target = "target";
    public const string SourceLanguage = "source_language";
    public const string TargetLanguage = "target_language";
    public const string Outdated = "outdated_source";

    public static IReadOnlyList<string> All { get; } =
    [
        Id, ExchangeNames.Document, ExchangeNames.Ordinal, ExchangeNames.Title, ExchangeNames.Heading, Source, Target,
        ExchangeNames.State, SourceLanguage, TargetLanguage, ExchangeNames.Provenance, ExchangeNames.Hash, Outdated,
    ];
}
