using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Phasa.Documents;

namespace Phasa.Translation.Exchange.Xliff;

/// <summary>A <c>unit</c> of XLIFF 2: its segments and what stands between them, put together again.</summary>
internal static class Xliff2Unit
{
    public static ExchangeUnit Read(XElement unit)
    {
        var codes = Elements(unit, "originalData").Elements().Where(d => d.Attribute("id") is not null)
            .DistinctBy(d => d.Attribute("id")!.Value).ToDictionary(d => d.Attribute("id")!.Value, d => Text(d, []));
        var parts = unit.Elements().Where(e => e.Name.LocalName is "segment" or "ignorable").Select(e => Part.Of(e, codes)).ToList();
        var segments = parts.Where(p => p.State is not null).ToList();
        var isTranslated = segments.Exists(p => p.Target is not null);
        var meta = unit.Descendants(XliffNames.Mda("meta")).Where(m => m.Parent!.Attribute("category")?.Value == XliffNames.Phasa)
            .DistinctBy(m => m.Attribute("type")?.Value).ToDictionary(m => m.Attribute("type")?.Value ?? "", m => m.Value);
        return new()
        {
            Passage = PassageId.TryParse((string?)unit.Attribute("id"), out var passage) ? passage : null,
            Heading = Note(unit, ExchangeNames.Heading),
            OutdatedSource = Note(unit, ExchangeNames.Outdated),
            Ordinal = int.TryParse(meta.GetValueOrDefault(ExchangeNames.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : null,
            SourceHash = meta.GetValueOrDefault(ExchangeNames.Hash),
            Provenance = meta.GetValueOrDefault(ExchangeNames.Provenance),
            Source = string.Concat(parts.Select(p => p.Source)),
            Target = isTranslated ? Target(parts) : null,
            State = StateOf(segments),
            IsUnfinished = isTranslated && segments.Exists(p => p.IsOpen),
        };
    }

    /// <summary>In the translation's own order where it has one.</summary>
    private static string Target(List<Part> parts) =>
        string.Concat(parts.Select((p, i) => (p, Place: p.Order ?? i + 1)).OrderBy(p => p.Place).Select(p => p.p.Target ?? (p.p.State is null ? p.p.Source : "")));

    private static ExchangeState? StateOf(List<Part> segments)
    {
        if (segments.Count > 0 && segments.TrueForAll(s => s.State is "reviewed" or "final"))
        {
            return ExchangeState.Human;
        }

        return segments is [var first, ..] && segments.TrueForAll(s => s.SubState == first.SubState)
            && first.SubState?.Split(':', 2) is [XliffNames.Phasa, var state] ? ExchangeNames.StateOf(state) : null;
    }

    private static string? Note(XElement unit, string category) =>
        Elements(unit, "notes").Elements().FirstOrDefault(n => (string?)n.Attribute("category") == category)?.Value;

    private static IEnumerable<XElement> Elements(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);

    /// <summary>Inline codes are the text they stand for in the original, where the file says so.</summary>
    private static string Text(XElement element, Dictionary<string, string> codes)
    {
        var text = new StringBuilder();
        Append(element);
        return text.ToString();

        void Append(XElement parent)
        {
            foreach (var node in parent.Nodes())
            {
                if (node is XText plain)
                {
                    text.Append(plain.Value);
                }
                else if (node is XElement inline)
                {
                    AppendInline(inline);
                }
            }
        }

        void AppendInline(XElement inline)
        {
            switch (inline.Name.LocalName)
            {
                case "cp":
                    if (int.TryParse((string?)inline.Attribute("hex"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code))
                    {
                        text.Append(new Rune(code));
                    }

                    break;
                case "pc":
                    Code(inline, "dataRefStart");
                    Append(inline);
                    Code(inline, "dataRefEnd");
                    break;
                case "mrk":
                    Append(inline);
                    break;
                default:
                    Code(inline, "dataRef");
                    break;
            }
        }

        void Code(XElement inline, string reference) => text.Append(codes.GetValueOrDefault((string?)inline.Attribute(reference) ?? ""));
    }

    /// <summary>A segment, or what stands between segments, which has no state.</summary>
    private sealed record Part(string Source, string? Target, int? Order, string? State, string? SubState, bool IsOpen)
    {
        public static Part Of(XElement part, Dictionary<string, string> codes)
        {
            var source = Elements(part, "source").FirstOrDefault() is { } s ? Text(s, codes) : "";
            var target = Elements(part, "target").FirstOrDefault();
            var text = target is null ? null : Text(target, codes);
            var state = (string?)part.Attribute("state");
            var isSegment = part.Name.LocalName == "segment";
            return new(
                source,
                text is "" && source.Length > 0 ? null : text,
                int.TryParse((string?)target?.Attribute("order"), NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : null,
                isSegment ? state ?? "" : null,
                (string?)part.Attribute("subState"),
                isSegment && source.Trim().Length > 0 && string.IsNullOrWhiteSpace(text));
        }
    }
}
