namespace Phasa.Ingestion;

/// <summary>What a reader knows about the file it reads.</summary>
/// <param name="Name">The file's name, with its extension, for messages.</param>
/// <param name="DocumentId">The id for a file that is one document.</param>
/// <param name="MaxCharacters">The longest text a document may have, in UTF-16 code units.</param>
public sealed record ReadContext(string Name, string DocumentId, int MaxCharacters = ReadContext.DefaultMaxCharacters)
{
    /// <summary>Four million code units: about a thousand book pages.</summary>
    public const int DefaultMaxCharacters = 4_000_000;
}
