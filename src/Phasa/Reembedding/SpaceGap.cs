namespace Phasa.Reembedding;

/// <summary>The next texts without rows in the space being built, as of one moment.</summary>
/// <param name="Texts">The texts, in the order of their documents' changes; those of one document in any order.</param>
/// <param name="Reached">The space's position once all of them have rows.</param>
/// <param name="IsLast">Whether the space is then complete as of that moment.</param>
public sealed record SpaceGap(IReadOnlyList<GapText> Texts, SpacePosition Reached, bool IsLast);
