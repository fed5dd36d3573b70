using System.CommandLine;
using Microsoft.Extensions.AI;
using Phasa.Embeddings.FeatureTables;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Training.Corpus;
using Phasa.Training.Evaluation;

namespace Phasa.Training.Commands;

/// <summary>Measures model files on held-out text, beside the untrained baseline.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly Argument<string[]> _models = new("MODEL") { Description = "Model files.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<DirectoryInfo?> _data = new("--data") { Description = "Folder of segment files: their held-out part is measured on." };
    private readonly Option<SplitPart> _part = new("--part") { Description = "Development to choose by, Test to report.", DefaultValueFactory = _ => SplitPart.Test };
    private readonly Option<FileInfo[]> _prose = new("--sentences") { Description = "Files of aligned sentences, *.tsv with a language per column, measured on as a whole." };
    private readonly Option<DirectoryInfo?> _questions = new("--questions") { Description = "A folder with queries.jsonl and documents by language." };
    private readonly Option<string?> _json = new("--json") { Description = "Also write the figures to this file." };

    public EvaluateCommand()
        : base("evaluate", "Translation retrieval P@1 with 95 % intervals, beside untrained character n-grams.\n\nExample: evaluate my-model.phasa --data data --sentences eval/prose/test.tsv")
    {
        Arguments.Add(_models);
        Options.Add(_data);
        Options.Add(_part);
        Options.Add(_prose);
        Options.Add(_questions);
        Options.Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parse)
    {
        List<(string Name, IReadOnlyList<Segment> Segments)> sets = [];
        if (parse.GetValue(_data) is { } folder)
        {
            var corpus = TrainingCorpus.Read(folder.FullName);
            sets.Add(("held-out segments", parse.GetValue(_part) == SplitPart.Test ? corpus.Test : corpus.Development));
        }

        if (parse.GetValue(_prose) is { Length: > 0 } files)
        {
            sets.Add((string.Join(", ", files.Select(f => f.Name)), [.. files.SelectMany(f => SegmentFile.Read(f.FullName, 0))]));
        }

        List<HeldOutFigures> results = [];
        using HashedNgramEmbedder baseline = new();
        Measure("character n-grams", HashedNgramEmbedder.Dimensions, (text, vector) => Generate(baseline, text, vector));
        foreach (var path in parse.GetRequiredValue(_models))
        {
            var table = FeatureTable.Open(path);
            using FeatureTableEmbedder embedder = new(table);
            Measure(Path.GetFileName(path), table.Dimensions, (text, vector) => embedder.Embed(text, vector));
        }

        Console.Write(HeldOutTable.Markdown(results));
        if (parse.GetValue(_json) is { } output)
        {
            File.WriteAllText(output, HeldOutTable.Json(results));
        }

        return 0;

        void Measure(string model, int dimensions, Embedder embed)
        {
            foreach (var (name, segments) in sets)
            {
                results.Add(new(model, name, HeldOut.Measure(embed, dimensions, segments)));
            }

            if (parse.GetValue(_questions) is { } handbook)
            {
                var questions = JudgedQuestions.Read(handbook.FullName, parse.GetValue(_part));
                string[] languages = ["lo", "th", "en", "ja"];
                results.Add(new(model, "questions to documents", [.. languages.SelectMany(q => languages.Select(d => questions.Measure(embed, dimensions, q, d)))]));
            }
        }
    }

    private static void Generate(HashedNgramEmbedder baseline, string text, Span<float> vector) =>
        baseline.GenerateAsync([text]).GetAwaiter().GetResult()[0].Vector.Span.CopyTo(vector);
}
