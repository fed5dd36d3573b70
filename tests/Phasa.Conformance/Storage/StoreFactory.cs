using Phasa.Storage;

namespace Phasa.Conformance.Storage;

/// <summary>How the suites come by a store: one place for data, fresh for each test, and stores over it.</summary>
public abstract class StoreFactory : IAsyncDisposable
{
    /// <summary>Whether a second store may be opened over the same data while the first one is open.</summary>
    public virtual bool AllowsSecondStore => true;

    /// <summary>A store over the data, not opened yet. The suite opens and disposes it.</summary>
    /// <param name="time">The clock the store is to use.</param>
    public abstract IKnowledgeStore Create(TimeProvider time);

    /// <summary>What a query says past the store: a text for each line, its values in order with blanks between them.</summary>
    public abstract IReadOnlyList<string> Look(string sql);

    /// <summary>Removes the data.</summary>
    public abstract ValueTask DisposeAsync();
}
