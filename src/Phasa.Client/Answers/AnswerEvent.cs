using System.Text.Json;
using Phasa.Client.Json;

namespace Phasa.Client.Answers;

/// <summary>A piece of an answer as it comes.</summary>
public abstract record AnswerEvent
{
    /// <summary>The passages that sentences may name. Comes again, and the sentences from the start, where a chat model fails before its first sentence.</summary>
    public sealed record Citations(IReadOnlyList<AnswerCitation> Value) : AnswerEvent;

    /// <summary>A sentence, checked.</summary>
    public sealed record Sentence(AnswerSentence Value) : AnswerEvent;

    /// <summary>The whole; the last.</summary>
    public sealed record Whole(Answer Value) : AnswerEvent;

    internal static AnswerEvent? Read(string type, string data) => type switch
    {
        "citations" => new Citations(JsonSerializer.Deserialize(data, ClientJson.Default.IReadOnlyListAnswerCitation) ?? []),
        "sentence" when JsonSerializer.Deserialize(data, ClientJson.Default.AnswerSentence) is { } sentence => new Sentence(sentence),
        "answer" when JsonSerializer.Deserialize(data, ClientJson.Default.Answer) is { } answer => new Whole(answer),
        _ => null,
    };
}
