using System.CommandLine;
using Phasa.Embeddings.FeatureTables;
using Phasa.Training.Cards;

namespace Phasa.Training.Commands;

/// <summary>Writes a model's card: what it was trained on and how good it is on what it was not.</summary>
internal sealed class CardCommand : Command
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The model file." };
    private readonly Option<string> _out = new("--out", "-o") { Description = "The Markdown file to write.", Required = true };
    private readonly HeldOutArguments _heldOut = new();

    public CardCommand()
        : base("card", "Write a model's card, figures measured anew.\n\nExample: card my-model.phasa --data data --sentences eval/prose/test.tsv -o my-model.md")
    {
        Arguments.Add(_model);
        _heldOut.AddTo(this);
        Options.Add(_out);
        SetAction(Run);
    }

    private int Run(ParseResult parse)
    {
        var path = parse.GetRequiredValue(_model);
        using var table = FeatureTable.Open(path);
        var corpus = _heldOut.ReadCorpus(parse) ?? throw new InvalidDataException("A card names what the model was trained on: give the segment files with --data.");
        File.WriteAllText(parse.GetRequiredValue(_out), ModelCard.Markdown(table, corpus, _heldOut.Measure(parse, corpus, [path])));
        return 0;
    }
}
