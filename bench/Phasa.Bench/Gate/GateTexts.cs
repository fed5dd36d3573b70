using Phasa.Embeddings;
using Phasa.Embeddings.FeatureTables;
using Phasa.Ingestion;
using Phasa.Ingestion.Alignment;
using Phasa.Ingestion.Passages;
using Phasa.Ingestion.Structures;
using Phasa.Languages;
using Phasa.Translation.Glossaries;

namespace Phasa.Bench.Gate;

/// <summary>Reads the handbook's translations: passage by passage as the product aligns them, and section by section as the files have them.</summary>
internal static class GateTexts
{
    private static readonly LanguageTag[] Targets = [LanguageTag.Parse("en"), LanguageTag.Parse("th"), LanguageTag.Parse("lo")];

    private static readonly EmbeddingModel Model = InBoxModel.CreateModel();

    /// <summary>All texts of both forms in the order of the files.</summary>
    /// <param name="handbook">The folder with <c>ja</c>, <c>en</c>, <c>th</c> and <c>lo</c>.</param>
    public static IReadOnlyList<GateText> Read(DirectoryInfo handbook)
    {
        var files = new DirectoryInfo(Path.Combine(handbook.FullName, "ja")).GetFiles("*.md").OrderBy(f => f.Name, StringComparer.Ordinal);
        var documents = files.Select(f => (Id: Path.GetFileNameWithoutExtension(f.Name), Source: File.ReadAllText(f.FullName),
            Targets: Targets.Select(t => (Language: t, Path: Path.Combine(handbook.FullName, t.Value, f.Name)))
                .Where(t => File.Exists(t.Path)).ToDictionary(t => t.Language, t => File.ReadAllText(t.Path))))
            .Where(d => d.Targets.Count > 0).ToList();
        return
        [
            .. documents.SelectMany((d, n) => Passages(d.Source, d.Targets).Select(t => (d.Id, Document: n, Text: t)))
                .Select((t, i) => new GateText(t.Id, "passage", t.Document, i, t.Text.Source, t.Text.Translations)),
            .. documents.SelectMany((d, n) => Sections(d.Source, d.Targets).Select(t => (d.Id, Document: n, Text: t)))
                .Select((t, i) => new GateText(t.Id, "section", t.Document, i, t.Text.Source, t.Text.Translations)),
        ];
    }

    /// <summary>The glossary of a file, for translations of the handbook.</summary>
    public static Glossary Glossary(string file) => Phasa.Translation.Glossaries.Glossary.Read([new() { Pair = "ja->*", File = file }], "");

    // Title, headings and passages: what a job asks the chain for.
    private static IEnumerable<(string Source, Dictionary<LanguageTag, string> Translations)> Passages(
        string source, Dictionary<LanguageTag, string> targets)
    {
        var parsers = new StructureParsers(TextNormalizer.Normalize);
        var breaker = new IcuTextBreaker(new IcuWordSegmenter());
        var original = parsers.Parse(TextFormat.Markdown, source);
        var drafts = new PassageSplitter(Model.Tokens, new PassageOptions(), breaker).Split(original);
        var structures = targets.ToDictionary(t => t.Key, t => parsers.Parse(TextFormat.Markdown, t.Value));
        var aligned = structures.ToDictionary(t => t.Key, t => new TranslationAligner(breaker).Align(original, drafts, t.Value));
        yield return (original.Title!, structures.ToDictionary(t => t.Key, t => t.Value.Title!));
        for (var p = 0; p < drafts.Count; p++)
        {
            var found = aligned.Where(a => a.Value[p] is not null).ToDictionary(a => a.Key, a => a.Value[p]!);
            if (drafts[p].Heading is { } heading && (p == 0 || drafts[p - 1].Heading != heading))
            {
                yield return (heading, found.Where(f => f.Value.Heading is not null).ToDictionary(f => f.Key, f => f.Value.Heading!));
            }

            yield return (drafts[p].Text, found.ToDictionary(f => f.Key, f => f.Value.Text));
        }
    }

    private static IEnumerable<(string Source, Dictionary<LanguageTag, string> Translations)> Sections(
        string source, Dictionary<LanguageTag, string> targets)
    {
        var original = Cut(source);
        var cut = targets.ToDictionary(t => t.Key, t => Cut(t.Value));
        return original.Select((text, i) => (text, cut.Where(c => c.Value.Count == original.Count).ToDictionary(c => c.Key, c => c.Value[i])));
    }

    private static List<string> Cut(string markdown) =>
        [.. markdown.ReplaceLineEndings("\n").Split("\n## ").Select((s, i) => (i == 0 ? s : "## " + s).Trim())];
}
