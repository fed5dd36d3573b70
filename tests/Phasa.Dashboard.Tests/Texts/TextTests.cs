using System.Text.RegularExpressions;
using System.Xml.Linq;
using Phasa.TestSupport.Storage;

namespace Phasa.Dashboard.Tests.Texts;

public sealed partial class TextTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "Phasa.Dashboard");

    /// <summary>What a measurement says comes from the library, and the pages say it in their language.</summary>
    private static readonly string Said = Path.Combine(Repository.Root, "src", "Phasa", "Separation");

    [Theory]
    [InlineData("ja")]
    [InlineData("th")]
    [InlineData("lo")]
    public void Texts_OfThePages_AreInTheLanguageWithTheirPlaces(string language)
    {
        var texts = XDocument.Load(Path.Combine(Source, "Texts", $"Text.{language}.resx")).Descendants("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

        Assert.Equal(Used().Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        // Resources tell no case apart: of two that differ in it alone one is lost.
        Assert.Empty(texts.Keys.GroupBy(k => k, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(texts, text =>
        {
            Assert.Equal(Places(text.Key), Places(text.Value));
            Assert.False(string.IsNullOrWhiteSpace(text.Value));
        });
    }

    /// <summary>Texts that a page asks for: <c>T["…"]</c>, <c>Said("…")</c>, and those that a constant is marked with by <c>/* T */ "…"</c>.</summary>
    private static HashSet<string> Used() =>
    [
        .. new[] { Source, Said }.SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Keys().Matches(File.ReadAllText(f))).Select(m => Regex.Unescape(m.Groups["text"].Value)),
    ];

    private static string[] Places(string text) => [.. Place().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"(\bT\[|\bSaid\(\s*|/\* T \*/ )""(?<text>(\\.|[^""\\])*)""")]
    private static partial Regex Keys();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();
}
