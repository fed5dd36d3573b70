using Phasa.Cli.Output;
using Phasa.Separation;
using Spectre.Console;

namespace Phasa.Cli.Measuring;

/// <summary>What a measurement says about each language: diagnosis, discriminability, reading and advice.</summary>
internal static class LanguageView
{
    /// <summary>Writes a paragraph per language.</summary>
    public static void Write(IAnsiConsole console, ModelMeasurement model)
    {
        foreach (var language in model.Languages)
        {
            var within = language.Discriminability is { } gap ? $", discriminability {MeasureView.Two(gap)}" : "";
            console.Write(new Paragraph($"{language.Language}: ").Append(Names.Of(language.Diagnosis).Replace('-', ' '), new Style(decoration: Decoration.Bold)).Append(within));
            console.WriteLine();
            console.Write(new Padder(new Text($"{language.Reading} {language.Advice}"), new Padding(4, 0, 0, 0)));
        }
    }
}
