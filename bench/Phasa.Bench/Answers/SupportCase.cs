using System.Text.Json;
using Phasa.Languages;

namespace Phasa.Bench.Answers;

/// <summary>A sentence about an article of the handbook, and whether the article says it.</summary>
/// <param name="Document">The article.</param>
/// <param name="Part"><c>fit</c> chose the scale, <c>held-out</c> did not.</param>
/// <param name="Kind"><c>said</c> in other words; <c>invented</c>, to the topic; <c>changed</c> in a number; the <c>opposite</c>.</param>
/// <param name="Language">Its language.</param>
/// <param name="Text">The sentence.</param>
internal sealed record SupportCase(string Document, string Part, string Kind, LanguageTag Language, string Text)
{
    private static readonly string[] Languages = ["ja", "en", "th", "lo"];

    /// <summary>Reads the file: a line per sentence, in four languages.</summary>
    public static IReadOnlyList<SupportCase> Read(string file) =>
    [
        .. from line in File.ReadLines(file)
           where line.Length > 0
           let json = JsonElement.Parse(line)
           from language in Languages
           select new SupportCase(
               json.GetProperty("document").GetString()!, json.GetProperty("part").GetString()!, json.GetProperty("kind").GetString()!,
               LanguageTag.Parse(language), json.GetProperty(language).GetString()!),
    ];
}
