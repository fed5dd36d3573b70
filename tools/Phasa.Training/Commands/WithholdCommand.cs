using System.CommandLine;
using System.Text.Json;
using Phasa.Embeddings.FeatureTables.Features;
using Phasa.Training.Cards;
using Phasa.Training.Corpus;
using Phasa.Training.Evaluation;
using Phasa.Training.Runs;

namespace Phasa.Training.Commands;

/// <summary>
/// The controlled experiment: the same training with more and more of one language's parallel segments, its text always
/// there. What rises was bought with parallel data; what stays was not.
/// </summary>
internal sealed class WithholdCommand : Command
{
    private const int All = int.MaxValue;

    private readonly Argument<DirectoryInfo> _data = new("DATA") { Description = "Folder of segment files." };
    private readonly Option<string> _language = new("--language") { Description = "Whose parallel segments are withheld.", DefaultValueFactory = _ => "lo" };
    private readonly Option<int[]> _counts = new("--keep") { Description = "How many are kept, one sibling each.", DefaultValueFactory = _ => [0, 300, 1000, 3000, 10_000, 30_000, All], AllowMultipleArgumentsPerToken = true };
    private readonly Option<DirectoryInfo> _questions = new("--questions") { Description = "Judged questions: a folder with queries.jsonl and documents by language.", Required = true };
    private readonly Option<FileInfo> _sentences = new("--sentences") { Description = "Aligned sentences to measure on.", Required = true };
    private readonly Option<DirectoryInfo> _out = new("--out", "-o") { Description = "Where the figures, the table and the chart go.", Required = true };
    private readonly Option<int> _steps = new("--steps") { Description = "Batches each sibling learns from.", DefaultValueFactory = _ => 1500 };
    private readonly Option<int> _dimensions = new("--dimensions") { Description = "Length of a sibling's vectors.", DefaultValueFactory = _ => 128 };
    private readonly Option<int> _rows = new("--rows") { Description = "Features of a sibling.", DefaultValueFactory = _ => 60_000 };
    private readonly Option<int> _batch = new("--batch") { Description = "Pairs drawn for a batch.", DefaultValueFactory = _ => 512 };

    public WithholdCommand()
        : base("withhold", "Train siblings with more and more of one language's parallel segments, with and without the Lao-Thai script map.\n\nExample: withhold data --questions samples/handbook --sentences eval/prose/test.tsv -o eval/alignment")
    {
        Arguments.Add(_data);
        foreach (var option in new Option[] { _language, _counts, _questions, _sentences, _out, _steps, _dimensions, _rows, _batch })
        {
            Options.Add(option);
        }

        SetAction((parse, cancellationToken) => Task.FromResult(Run(parse, cancellationToken)));
    }

    private int Run(ParseResult parse, CancellationToken cancellationToken)
    {
        var corpus = TrainingCorpus.Read(parse.GetRequiredValue(_data).FullName);
        var language = parse.GetRequiredValue(_language);
        var sentences = SegmentFile.Read(parse.GetRequiredValue(_sentences).FullName, 0).ToList();
        var questions = JudgedQuestions.Read(parse.GetRequiredValue(_questions).FullName);
        var available = corpus.Training.Count(s => s.Texts[CorpusLanguages.Index(language)] is not null);
        var folder = parse.GetRequiredValue(_out);
        folder.Create();
        List<Sibling> siblings = [];
        foreach (var maps in new[] { false, true })
        {
            foreach (var keep in parse.GetRequiredValue(_counts).Select(c => Math.Min(c, available)).Distinct())
            {
                var run = new TrainingRun(corpus, new()
                {
                    Dimensions = parse.GetValue(_dimensions),
                    Rows = parse.GetValue(_rows),
                    Steps = parse.GetValue(_steps),
                    BatchSize = parse.GetValue(_batch),
                    Features = new FeatureOptions(MapsLaoToThai: maps),
                    Withheld = language,
                    WithheldKeeps = keep,
                });
                run.Train(_ => { }, cancellationToken);
                if (cancellationToken.IsCancellationRequested)
                {
                    return 1;
                }

                var sibling = Sibling.Measure(run, maps, keep, language, sentences, questions, corpus.Test);
                siblings.Add(sibling);
                Console.WriteLine(sibling.ToString());
            }
        }

        File.WriteAllText(Path.Combine(folder.FullName, "siblings.json"), JsonSerializer.Serialize(siblings, JsonSerializerOptions.Web) + "\n");
        File.WriteAllText(Path.Combine(folder.FullName, "siblings.md"), SiblingTable.Markdown(siblings));
        File.WriteAllText(Path.Combine(folder.FullName, "siblings.svg"), SiblingChart.Svg(siblings));
        return 0;
    }
}
