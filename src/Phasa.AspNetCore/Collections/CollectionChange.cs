namespace Phasa.AspNetCore.Collections;

/// <summary>A change to a collection.</summary>
/// <param name="Languages">All languages it is to have from now on, 1 to 50, the default one first; as they are when absent.</param>
/// <param name="Policies">What is translated of itself from now on, by language: all, planned, on-demand, off; languages that are not named stay as they are.</param>
internal sealed record CollectionChange(IReadOnlyList<string>? Languages = null, IReadOnlyDictionary<string, string>? Policies = null);
