using System.Globalization;
using System.Text.Json;
using Phasa.Answers;
using Phasa.AspNetCore.Answers;
using Phasa.AspNetCore.Json;
using Spectre.Console;

namespace Phasa.Cli.Output;

/// <summary>Shows an answer to people, or to programs exactly as the HTTP API gives it.</summary>
internal static class AnswerView
{
    /// <summary>Writes the document.</summary>
    public static void WriteJson(Terminal terminal, Answer answer) =>
        terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(AnswerResponse.Of(answer), ApiJson.Shared.AnswerResponse));

    /// <summary>Writes sentences with the numbers of their passages, then the passages.</summary>
    public static void Write(Terminal terminal, Answer answer)
    {
        var console = terminal.Out;
        if (!answer.Found)
        {
            console.WriteLine("Nothing in the collection answers this.");
        }

        foreach (var sentence in answer.Sentences)
        {
            console.Write(new Text($"{sentence.Text} [{string.Join(", ", sentence.Citations)}]"));
            console.WriteLine();
        }

        if (answer.Found)
        {
            console.WriteLine();
            console.Write(new Text("These sentences stand so in the passages below; no model has written them.", new Style(decoration: Decoration.Dim)));
            console.WriteLine();
            console.WriteLine();
        }

        foreach (var citation in answer.Citations)
        {
            WriteCitation(console, citation);
        }

        SearchView.WriteWarnings(console, answer.Warnings);
    }

    private static void WriteCitation(IAnsiConsole console, AnswerCitation citation)
    {
        var text = citation.Hit.Text;
        console.Write(new Text(string.Create(
            CultureInfo.InvariantCulture, $"[{citation.Number}] {text.Title} · {text.DocumentId} · {text.Language}{(text.Language == text.OriginalLanguage ? "" : $", from {text.OriginalLanguage}: {text.OriginalTitle}")}")));
        console.WriteLine();
    }
}
