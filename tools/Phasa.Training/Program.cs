using Phasa.Training.Corpus;
using Phasa.Training.Evaluation;
using Phasa.Training.Runs;

var options = new TrainingOptions();
string? prose = null, output = null;
foreach (var a in args.Skip(1))
{
    var (k, v) = (a.Split('=')[0], a.Split('=')[1]);
    options = k switch
    {
        "steps" => options with { Steps = int.Parse(v) },
        "dim" => options with { Dimensions = int.Parse(v) },
        "rows" => options with { Rows = int.Parse(v) },
        "batch" => options with { BatchSize = int.Parse(v) },
        "tau" => options with { Temperature = float.Parse(v) },
        "lr" => options with { LearningRate = float.Parse(v) },
        "init" => options with { InitialLength = float.Parse(v) },
        "passage" => options with { PassageShare = float.Parse(v) },
        "query" => options with { QueryShare = float.Parse(v) },
        "same" => options with { SameLanguageShare = float.Parse(v) },
        "drop" => options with { Dropout = float.Parse(v) },
        "local" => options with { LocalShare = float.Parse(v) },
        "threads" => options with { Threads = int.Parse(v) },
        "map" => options with { Features = options.Features with { MapsLaoToThai = v == "1" } },
        "join" => options with { Features = options.Features with { JoinsWords = v == "1" } },
        "bits" => options with { Bits = int.Parse(v) },
        "out" or "prose" => options,
        _ => throw new ArgumentException(a),
    };
    if (k == "out") { output = v; }
    if (k == "prose") { prose = v; }
}
var watch = System.Diagnostics.Stopwatch.StartNew();
var corpus = TrainingCorpus.Read(args[0]);
Console.WriteLine($"read {watch.Elapsed.TotalSeconds:F1}s {corpus.Training.Count} {corpus.Development.Count} {corpus.Test.Count}");
var run = new TrainingRun(corpus, options);
Console.WriteLine($"prepared {watch.Elapsed.TotalSeconds:F1}s vocabulary {run.Vocabulary.Count}");
string[] pairs = ["lo-en", "lo-th", "lo-ja", "th-en", "th-ja", "ja-en", "km-en", "my-en", "vi-en", "zh-en", "id-en", "ko-en"];
var dev = corpus.Development.Where(s => s.Texts.OfType<string>().Max(t => t.Length) >= 20).ToList();
List<Segment> proseItems = prose is null ? [] : [.. prose.Split(',').SelectMany(f => SegmentFile.Read(f, 0))];
void Report(string name, Embedder e)
{
    foreach (var (label, set) in new[] { ("dev", dev), ("prose", proseItems) })
    {
        if (set.Count == 0) { continue; }
        var all = pairs.Select(p => TranslationRetrieval.Measure(e, options.Dimensions, set, p[..2], p[3..], most: 1000)).Where(f => f.Count == 2).ToList();
        Console.WriteLine($"  {name} {label} mean {100 * all.SelectMany(f => f).Average(f => f.Precision):F2} surprise {all.SelectMany(f => f).Average(f => f.Surprise):F4} | " + string.Join(" ", all.Select(f => $"{f[0].From}-{f[0].To} {100 * f[0].Precision:F1}/{100 * f[1].Precision:F1} ({f[0].Items})")));
    }
}
run.Train(p =>
{
    Console.WriteLine($"{p.Step}/{p.Steps} loss {p.Loss:F3} {p.Elapsed.TotalSeconds:F0}s left {p.Remaining.TotalSeconds:F0}s");
    if (p.Step % 1000 == 0 || p.Step == p.Steps) { Report("float", run.Embedder()); }
}, default);
foreach (var bits in new[] { 8, 4 })
{
    ModelFile.Write(run, options with { Bits = bits }, "x", "/tmp/exp/tmp" + Environment.ProcessId);
    using var table = Phasa.Embeddings.FeatureTables.FeatureTable.Open("/tmp/exp/tmp" + Environment.ProcessId);
    var v = new Phasa.Embeddings.FeatureTables.FeatureTableEmbedder(table);
    Console.WriteLine($"{bits} bits {table.Length} bytes unknown {table.Header.UnknownWordLength}");
    Report("quantised", (t, x) => v.Embed(t, x));
}
File.Delete("/tmp/exp/tmp" + Environment.ProcessId);
if (output is not null) { Checkpoint.Write(run, options, output + ".ck"); }
Console.WriteLine($"done {watch.Elapsed.TotalSeconds:F1}s");
return 0;
