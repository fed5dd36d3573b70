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
            console.Write(new Text($"{sentence.Text} {Marks(sentence)}"));
            console.WriteLine();
        }

        if (answer.Found)
        {
            console.WriteLine();
            console.Write(new Text(
                answer.Kind == AnswerKind.Generated
                    ? $"Written by {answer.Model} from the passages below. '?' stands where no cited passage says it, '≠' where translation and original differ."
                    : "These sentences stand so in the passages below; no model has written them.",
                new Style(decoration: Decoration.Dim)));
            console.WriteLine();
            console.WriteLine();
        }

        foreach (var citation in answer.Citations.Where(c => answer.Sentences.Any(s => s.Citations.Contains(c.Number))))
        {
            WriteCitation(console, citation);
        }

        SearchView.WriteWarnings(console, answer.Warnings);
    }

    private static string Marks(AnswerSentence sentence) =>
        (sentence.Citations.Count > 0 ? $"[{string.Join(", ", sentence.Citations)}]" : "")
        + (sentence.Support.State is SupportState.Unsupported or SupportState.Uncited ? "?" : "") + (sentence.Support.Disagrees ? "≠" : "");

    private static void WriteCitation(IAnsiConsole console, AnswerCitation citation)
    {
        var text = citation.Hit.Text;
        console.Write(new Text(string.Create(
            CultureInfo.InvariantCulture, $"[{citation.Number}] {text.Title} · {text.DocumentId} · {text.Language}{(text.Language == text.OriginalLanguage ? "" : $", from {text.OriginalLanguage}: {text.OriginalTitle}")}")));
        console.WriteLine();
    }
}
