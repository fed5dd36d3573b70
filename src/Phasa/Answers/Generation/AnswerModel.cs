using Microsoft.Extensions.AI;
using Phasa.Embeddings;

namespace Phasa.Answers.Generation;

/// <summary>
/// The chat model that writes answers. Any <see cref="IChatClient"/> does; without one answers are extracts. Thread-safe when the client is.
/// </summary>
/// <param name="Name">How answers name it.</param>
/// <param name="Chat">The client. It is offered no tools.</param>
/// <param name="Tokens">The model's own tokenizer, or an estimate above it.</param>
public sealed record AnswerModel(string Name, IChatClient Chat, ITokenCounter Tokens)
{
    /// <summary>Tokens of instructions, passages, conversation and answer together.</summary>
    public int Window { get; init; } = 8192;

    /// <summary>The most tokens of an answer.</summary>
    public int MaxAnswerTokens { get; init; } = 1024;

    /// <summary>How long the model may be silent, before its first word and between any two.</summary>
    public TimeSpan MaxSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an answer may take as a whole.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The sampling temperature, 0..2; null leaves it to the endpoint.</summary>
    public float? Temperature { get; init; }
}
