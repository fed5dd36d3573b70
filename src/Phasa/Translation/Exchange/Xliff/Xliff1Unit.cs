using System.Text;
using System.Xml.Linq;
using Phasa.Documents;

namespace Phasa.Translation.Exchange.Xliff;

/// <summary>
/// A <c>trans-unit</c> of XLIFF 1.2, as older tools make of a file. Native codes (<c>bpt</c>, <c>ph</c> …) hold what stood in the
/// original, so they are text; alternatives (<c>alt-trans</c>) are none.
/// </summary>
internal static class Xliff1Unit
{
    // "translated" and what comes after it; the states before it ask for work.
    private static readonly HashSet<string> Open = ["new", "needs-translation", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n", "needs-review-translation"];

    public static ExchangeUnit Read(XElement unit)
    {
        var target = Child(unit, "target");
        var state = (string?)target?.Attribute("state");
        var text = target is null ? null : Text(target);
        var isTranslated = !string.IsNullOrWhiteSpace(text);
        return new()
        {
            Passage = Passage(unit, "id") ?? Passage(unit, "resname"),
            Source = Child(unit, "source") is { } source ? Text(source) : "",
            Target = isTranslated ? text : null,
            State = (string?)unit.Attribute("approved") == "yes" || state is "final" or "signed-off" ? ExchangeState.Human : null,
            IsUnfinished = isTranslated && ((state is not null && Open.Contains(state)) || HasOpenSegments(unit, target!)),
        };
    }

    private static PassageId? Passage(XElement unit, string attribute) =>
        PassageId.TryParse((string?)unit.Attribute(attribute), out var passage) ? passage : null;

    private static XElement? Child(XElement unit, string name) => unit.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes().OfType<XText>())
        {
            text.Append(node.Value);
        }

        return text.ToString();
    }

    /// <summary>Whether a segment with text has none in the translation, where the tool kept the segments.</summary>
    private static bool HasOpenSegments(XElement unit, XElement target)
    {
        var translated = Segments(target).ToLookup(s => (string?)s.Attribute("mid"), Text);
        return translated.Count > 0 && Child(unit, "seg-source") is { } source
            && Segments(source).Any(s => Text(s).Trim().Length > 0 && translated[(string?)s.Attribute("mid")].All(string.IsNullOrWhiteSpace));
    }

    private static IEnumerable<XElement> Segments(XElement element) =>
        element.Descendants().Where(e => e.Name.LocalName == "mrk" && (string?)e.Attribute("mtype") == "seg");
}
