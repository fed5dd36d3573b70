namespace Phasa.TestSupport.Answers;

/// <summary>What a <see cref="FakeChatModel"/> answers to one call.</summary>
/// <param name="Pieces">The text, in the pieces it is streamed in.</param>
public sealed record ChatReply(params IReadOnlyList<string> Pieces)
{
    /// <summary>Why the answer ends; null for a stream that ends without saying so.</summary>
    public string? FinishReason { get; init; } = "stop";

    /// <summary>Whether the connection is torn down in the middle.</summary>
    public bool IsTorn { get; init; }

    /// <summary>An HTTP error instead of an answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>What the model says in declining, in the protocol's own field.</summary>
    public string? Refusal { get; init; }

    /// <summary>Waited for after the first piece: a model whose tokens are slow.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    /// <summary>A call of a tool that nobody offered.</summary>
    public string? ToolCall { get; init; }
}
