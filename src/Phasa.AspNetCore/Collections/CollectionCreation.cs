namespace Phasa.AspNetCore.Collections;

/// <summary>A collection to be made.</summary>
/// <param name="Name">1 to 64 lower-case letters, digits, dashes, underscores or dots, with a letter or digit first.</param>
/// <param name="Languages">The languages users ask in, 1 to 50, the default one first.</param>
/// <param name="Embedding">The embedding model's name; the service's default model when absent.</param>
/// <param name="Policies">What is translated of itself, by language: all (when absent), planned, on-demand, off.</param>
internal sealed record CollectionCreation(
    string Name, IReadOnlyList<string> Languages, string? Embedding = null, IReadOnlyDictionary<string, string>? Policies = null);
