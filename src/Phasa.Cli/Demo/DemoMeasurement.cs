using Phasa.Cli.Output;
using Phasa.Embeddings;
using Phasa.Separation;
using Phasa.Separation.PairSets;
using Phasa.Separation.Vectors;
using Spectre.Console;

namespace Phasa.Cli.Demo;

/// <summary>Measures the demo's model on the pairs in the box, in the handbook's languages.</summary>
internal sealed class DemoMeasurement(Terminal terminal, Measurer measurer, TimeProvider time)
{
    /// <summary>Embeds and measures.</summary>
    public async Task<Measurement> MeasureAsync(EmbeddingModel model, CancellationToken cancellationToken)
    {
        var pairs = BuiltInPairSets.Find(BuiltInPairSets.Default)!.In(Handbook.Languages);
        var vectors = await new PairEmbedder(cache: null, time).EmbedAsync(pairs, model.Space.Model, model, notice: terminal.Say, cancellationToken: cancellationToken);
        return await ProgressLine.RunAsync(terminal, "Measuring the model", "pairs of languages", progress =>
            Task.Run(() => measurer.Measure(pairs, [vectors], new() { Source = Handbook.Source }, progress, cancellationToken), cancellationToken));
    }

    /// <summary>Writes what was found about each language.</summary>
    public static void Write(IAnsiConsole console, Measurement measurement)
    {
        console.WriteLine();
        console.Write(new Text($"{measurement.Models[0].Model} on {measurement.PairSet.Items} meanings, each written as a question and as an answer", new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        foreach (var language in measurement.Models[0].Languages)
        {
            console.Write(new Padder(new Text(language.Reading), new Padding(1, 0, 0, 0)));
        }

        console.Write(new Text("phasa measure shows the rest and what to do about it, and measures your own models and pairs."));
        console.WriteLine();
    }
}
