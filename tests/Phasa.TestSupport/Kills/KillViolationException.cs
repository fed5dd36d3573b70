namespace Phasa.TestSupport.Kills;

/// <summary>A promise was broken.</summary>
public sealed class KillViolationException(string message) : Exception(message)
{
    /// <summary>Whether it is the answer that the store cannot be used now, which is a promise kept while its server is away.</summary>
    public bool IsStoreAway { get; init; }
}
