using Phasa.Languages;
using Phasa.Separation.Paths;

namespace Phasa.Cli.Demo;

/// <summary>The sample knowledge base that comes with the executable: articles in Japanese, most of them translated, and judged questions.</summary>
internal static class Handbook
{
    /// <summary>The collection's name.</summary>
    public const string Collection = "handbook";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples", "handbook");

    /// <summary>The language the articles are written in.</summary>
    public static LanguageTag Source { get; } = LanguageTag.Parse("ja");

    /// <summary>The languages users ask in.</summary>
    public static IReadOnlyList<LanguageTag> Languages { get; } = [Source, LanguageTag.Parse("en"), LanguageTag.Parse("th"), LanguageTag.Parse("lo")];

    /// <summary>The folder of the articles in a language.</summary>
    public static string ArticlesIn(LanguageTag language) => Path.Combine(Folder, language.Value);

    /// <summary>How many articles there are.</summary>
    public static int CountArticles() => Directory.EnumerateFiles(ArticlesIn(Source), "*.md").Count();

    /// <summary>Whether an article has no translation.</summary>
    public static bool IsSourceOnly(string id) => Languages.All(l => l == Source || !File.Exists(Path.Combine(ArticlesIn(l), id + ".md")));

    /// <summary>The questions.</summary>
    public static Task<IReadOnlyList<JudgedQuery>> QueriesAsync(CancellationToken cancellationToken) =>
        JudgedQueryReader.ReadAsync(Path.Combine(Folder, "queries.jsonl"), cancellationToken);
}
