using Microsoft.AspNetCore.Components;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Dashboard.Parts;

/// <summary>A page about one collection: the one that its address names, else the first.</summary>
public abstract class CollectionPage : LivePage
{
    /// <summary>The collection; null where none exists.</summary>
    public Collection? Collection { get; private set; }

    /// <summary>The name in the address.</summary>
    [SupplyParameterFromQuery(Name = "collection")]
    public string? Named { get; set; }

    /// <summary>The store.</summary>
    [Inject]
    protected IKnowledgeStore Store { get; set; } = null!;

    /// <summary>Reads what the page shows of the collection.</summary>
    protected abstract Task LoadAsync(Collection collection, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Collection = Named is { } name
            ? await Store.Collections.FindAsync(name, cancellationToken) ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"There is no collection '{name}'.")
            : await Store.Collections.ListAsync(cancellationToken) is [var first, ..] ? first : null;
        if (Collection is not null)
        {
            await LoadAsync(Collection, cancellationToken);
        }
    }
}
