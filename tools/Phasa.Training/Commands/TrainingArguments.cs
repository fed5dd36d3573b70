using System.CommandLine;
using Phasa.Embeddings.FeatureTables.Features;
using Phasa.Training.Runs;

namespace Phasa.Training.Commands;

/// <summary>The options of a run on the command line. What is not given is as for the model in the box.</summary>
internal sealed class TrainingArguments
{
    private static readonly TrainingOptions Defaults = new();

    private readonly Option<int> _seed = Number("--seed", "Seeds every draw.", Defaults.Seed);
    private readonly Option<int> _dimensions = Number("--dimensions", "Length of a vector, a multiple of 64.", Defaults.Dimensions);
    private readonly Option<int> _rows = Number("--rows", "Features in the table.", Defaults.Rows);
    private readonly Option<int> _bits = Number("--bits", "Bits of a component in the file: 8 or 4.", Defaults.Bits);
    private readonly Option<int> _steps = Number("--steps", "Batches learnt from.", Defaults.Steps);
    private readonly Option<int> _batch = Number("--batch", "Pairs drawn for a batch.", Defaults.BatchSize);
    private readonly Option<float> _temperature = Share("--temperature", "Divides cosines before the softmax.", Defaults.Temperature);
    private readonly Option<float> _rate = Share("--rate", "Adam's step at its height.", Defaults.LearningRate);
    private readonly Option<float> _initial = Share("--initial-length", "Length of a row at the start, about.", Defaults.InitialLength);
    private readonly Option<float> _passages = Share("--passages", "Share of batches whose pairs are passages.", Defaults.PassageShare);
    private readonly Option<float> _queries = Share("--queries", "Share of batches that pair a segment with the passage around it.", Defaults.QueryShare);
    private readonly Option<float> _same = Share("--same-language", "Share of batches of one language with itself.", Defaults.SameLanguageShare);
    private readonly Option<float> _dropout = Share("--dropout", "Share of features left out of a text at random.", Defaults.Dropout);
    private readonly Option<float> _local = Share("--local", "Share of batches drawn from one neighbourhood.", Defaults.LocalShare);
    private readonly Option<bool> _noMap = new("--no-script-map") { Description = "Lao letters stay Lao instead of being read as Thai." };
    private readonly Option<bool> _noPairs = new("--no-word-pairs") { Description = "No features of two neighbouring words." };
    private readonly Option<bool> _noFold = new("--no-spelling-fold") { Description = "Thai letters of one sound stay apart." };
    private readonly Option<string?> _withhold = new("--withhold") { Description = "A language whose parallel segments are withheld; its text stays." };
    private readonly Option<int> _keep = Number("--keep", "How many of its parallel segments are kept.", 0);
    private readonly Option<bool> _apart = new("--apart") { Description = "The language is learnt all the same, in a table of its own: it learns what its texts mean, not where others put it. Half of the steps go there." };
    private readonly Option<float?> _sameCut = new("--same-language-cut") { Description = "The cosine cut within a language that the file states." };
    private readonly Option<float?> _crossCut = new("--cross-language-cut") { Description = "The cosine cut across languages that the file states." };
    private readonly Option<int> _threads = Number("--threads", "Threads; the result does not depend on it.", Defaults.Threads);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options =
        [
            _seed, _dimensions, _rows, _bits, _steps, _batch, _temperature, _rate, _initial, _passages, _queries, _same,
            _dropout, _local, _noMap, _noPairs, _noFold, _withhold, _keep, _apart, _sameCut, _crossCut, _threads,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        _dimensions.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var d && (d < 64 || d % 64 != 0))
            {
                result.AddError($"--dimensions must be a multiple of 64; it is {d}.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(_apart) && result.GetValue(_withhold) is null)
            {
                result.AddError("--apart needs a language: --withhold lo --apart.");
            }
        });
        _bits.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is not (4 or 8))
            {
                result.AddError("--bits must be 8 or 4.");
            }
        });
    }

    /// <summary>The options given.</summary>
    public TrainingOptions Read(ParseResult parse) => Defaults with
    {
        Seed = parse.GetValue(_seed),
        Dimensions = parse.GetValue(_dimensions),
        Rows = parse.GetValue(_rows),
        Bits = parse.GetValue(_bits),
        Steps = parse.GetValue(_steps),
        BatchSize = parse.GetValue(_batch),
        Temperature = parse.GetValue(_temperature),
        LearningRate = parse.GetValue(_rate),
        InitialLength = parse.GetValue(_initial),
        PassageShare = parse.GetValue(_passages),
        QueryShare = parse.GetValue(_queries),
        SameLanguageShare = parse.GetValue(_same),
        Dropout = parse.GetValue(_dropout),
        LocalShare = parse.GetValue(_local),
        Features = new FeatureOptions(!parse.GetValue(_noMap), !parse.GetValue(_noPairs), !parse.GetValue(_noFold)),
        Withheld = parse.GetValue(_withhold),
        WithheldKeeps = parse.GetValue(_keep),
        WithheldApart = parse.GetValue(_apart),
        SameLanguageThreshold = parse.GetValue(_sameCut),
        CrossLanguageThreshold = parse.GetValue(_crossCut),
        Threads = parse.GetValue(_threads),
    };

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static Option<float> Share(string name, string description, float value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
