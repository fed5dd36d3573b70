using System.CommandLine;
using Microsoft.Extensions.AI;
using Phasa.Embeddings.FeatureTables;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Training.Corpus;
using Phasa.Training.Evaluation;

namespace Phasa.Training.Commands;

/// <summary>What models are measured on, as options of a command.</summary>
internal sealed class HeldOutArguments
{
    private static readonly string[] QuestionLanguages = ["lo", "th", "en", "ja"];

    private readonly Option<DirectoryInfo?> _data = new("--data") { Description = "Folder of segment files: their held-out part is measured on." };
    private readonly Option<SplitPart> _part = new("--part") { Description = "Development to choose by, Test to report.", DefaultValueFactory = _ => SplitPart.Test };
    private readonly Option<FileInfo[]> _sentences = new("--sentences") { Description = "Files of aligned sentences, *.tsv with a language per column, measured on as a whole." };
    private readonly Option<DirectoryInfo?> _questions = new("--questions") { Description = "A folder with queries.jsonl and documents by language; every other question is for choosing." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _data, _part, _sentences, _questions })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The segments, when a folder is given.</summary>
    public TrainingCorpus? ReadCorpus(ParseResult parse) => parse.GetValue(_data) is { } folder ? TrainingCorpus.Read(folder.FullName) : null;

    /// <summary>Measures the baseline and then each model on everything given.</summary>
    public IReadOnlyList<HeldOutFigures> Measure(ParseResult parse, TrainingCorpus? corpus, IEnumerable<string> models)
    {
        var part = parse.GetValue(_part);
        List<(string Name, IReadOnlyList<Segment> Segments)> sets = [];
        if (corpus is not null)
        {
            sets.Add(("Held-out segments", part == SplitPart.Test ? corpus.Test : corpus.Development));
        }

        foreach (var file in parse.GetValue(_sentences) ?? [])
        {
            sets.Add(($"Sentences ({file.Directory?.Name}/{file.Name})", [.. SegmentFile.Read(file.FullName, 0)]));
        }

        var questions = parse.GetValue(_questions) is { } folder ? JudgedQuestions.Read(folder.FullName, part) : null;
        List<HeldOutFigures> results = [];
        using (HashedNgramEmbedder baseline = new())
        {
            MeasureOne("character n-grams", HashedNgramEmbedder.Dimensions, (text, vector) => Generate(baseline, text, vector));
        }

        foreach (var path in models)
        {
            var table = FeatureTable.Open(path);
            using FeatureTableEmbedder embedder = new(table);
            MeasureOne(Path.GetFileNameWithoutExtension(path), table.Dimensions, (text, vector) => embedder.Embed(text, vector));
        }

        return results;

        void MeasureOne(string model, int dimensions, Embedder embed)
        {
            results.AddRange(sets.Select(s => new HeldOutFigures(model, s.Name, HeldOut.Measure(embed, dimensions, s.Segments))));
            if (questions is not null)
            {
                results.Add(new(model, "Questions, right document first", [.. QuestionLanguages.SelectMany(q => QuestionLanguages.Select(d => questions.Measure(embed, dimensions, q, d)))]));
            }
        }
    }

    private static void Generate(HashedNgramEmbedder baseline, string text, Span<float> vector) =>
        baseline.GenerateAsync([text]).GetAwaiter().GetResult()[0].Vector.Span.CopyTo(vector);
}
