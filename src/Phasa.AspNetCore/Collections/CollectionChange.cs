namespace Phasa.AspNetCore.Collections;

/// <summary>A change to a collection.</summary>
/// <param name="Languages">All languages it is to have from now on, 1 to 50, the default one first.</param>
internal sealed record CollectionChange(IReadOnlyList<string> Languages);
