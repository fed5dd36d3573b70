namespace Phasa.Relational.Costs;

/// <summary>A line of <c>held_calls</c>.</summary>
internal sealed record HeldCall(
    long Id, long Collection, string Month, string Language, string Document, string Provider, string Currency,
    long Characters, long InputTokens, long OutputTokens, long Nano);
