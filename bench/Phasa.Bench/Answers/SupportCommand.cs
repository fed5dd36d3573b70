using System.CommandLine;
using System.Globalization;
using Phasa.Answers.Support;
using Phasa.Embeddings.FeatureTables;
using Phasa.Ingestion.Passages;
using Phasa.Ingestion.Structures;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Translation.Checks;

namespace Phasa.Bench.Answers;

/// <summary>The command <c>support</c>: how often the check of an answer's sentences takes a sentence of an article for said, and one that is not; kept in eval/answers.</summary>
internal static class SupportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var list = new Option<bool>("--list") { Description = "Also lists the sentences that were taken wrongly, of the half that chose the scale." };
        var command = new Command("support", "What the check of answers takes for said by a passage, by kinds of sentences about the handbook.") { list };
        command.SetAction(async (result, cancellationToken) =>
        {
            var findings = await MeasureAsync(SupportCase.Read(Path.Combine("eval", "answers", "support.jsonl")), cancellationToken);

            // Numbers are looked up, and an opposite has the words of what it denies: neither says anything about the scale.
            var fitted = SupportFit.Of([.. findings.Where(f => f.Case.Part == "fit" && f.Case.Kind is "said" or "invented")]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fitted: bias {fitted[0]:0.00}, words {fitted[1]:0.00}, likeness {fitted[2]:0.00}"));
            var table = Table(findings);
            foreach (var row in table)
            {
                Console.WriteLine($"{row.Part,-9} {row.Language,-3} {row.Kind,-9} {row.Supported,3} of {row.Sentences} supported");
            }

            foreach (var f in result.GetValue(list) ? findings.Where(f => f.Case.Part == "fit" && (f.Case.Kind == "said") != f.Score >= SupportScale.Cut) : [])
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{f.Case.Kind} {f.Case.Language} numbers {f.HasNumbers} words {f.Words:0.00} likeness {f.Likeness:0.00}: {f.Case.Text}"));
            }

            var file = new FileInfo(Path.Combine("eval", "answers", "results", "support.json"));
            file.Directory!.Create();
            await File.WriteAllTextAsync(file.FullName, ResultFile.Write(new { fitted = new { bias = fitted[0], words = fitted[1], likeness = fitted[2] }, table }), cancellationToken);
        });
        return command;
    }

    private static List<SupportRow> Table(IReadOnlyList<SupportFinding> findings) =>
    [
        .. findings.GroupBy(f => (f.Case.Part, Language: f.Case.Language.Value, f.Case.Kind))
            .Select(g => new SupportRow(g.Key.Part, g.Key.Language, g.Key.Kind, g.Count(f => f.Score >= SupportScale.Cut), g.Count()))
            .OrderBy(r => r.Part).ThenBy(r => r.Language).ThenBy(r => r.Kind),
    ];

    private static async Task<IReadOnlyList<SupportFinding>> MeasureAsync(IReadOnlyList<SupportCase> cases, CancellationToken cancellationToken)
    {
        var model = InBoxModel.CreateModel();
        var segmenter = new IcuWordSegmenter();
        var splitter = new PassageSplitters(new IcuTextBreaker(segmenter)).For(model);
        var parsers = new StructureParsers(TextNormalizer.Normalize);
        var check = new SupportCheck(new TermAnalyzer(segmenter));
        var numbers = new NumberCheck();
        List<SupportFinding> findings = [];
        foreach (var c in cases)
        {
            var article = await File.ReadAllTextAsync(Path.Combine("samples", "handbook", c.Language.Value, c.Document + ".md"), cancellationToken);
            var passages = splitter.Split(parsers.Parse(Ingestion.TextFormat.Markdown, article)).Select(p => $"{p.Heading}\n{p.Text}");
            List<SupportFinding> each = [];
            foreach (var passage in passages)
            {
                var has = numbers.Check(new(c.Language, c.Language), c.Text, passage) is null;
                var words = check.Coverage(c.Text, passage, c.Language);
                var likeness = await SupportCheck.LikenessAsync(model, c.Text, [passage], cancellationToken);
                each.Add(new(c, has, words, likeness, has ? SupportScale.Score(words, likeness) : 0));
            }

            // A model cites the passage that speaks for it most; what is not said has its best chance there, too.
            findings.Add(each.MaxBy(f => f.Score > 0 ? f.Score : SupportScale.Score(f.Words, f.Likeness) - 1)!);
        }

        return findings;
    }
}

/// <summary>How many sentences of a kind were taken for said.</summary>
internal sealed record SupportRow(string Part, string Language, string Kind, int Supported, int Sentences);
