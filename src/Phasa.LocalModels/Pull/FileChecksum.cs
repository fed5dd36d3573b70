using System.Security.Cryptography;
using System.Text;

namespace Phasa.LocalModels.Pull;

/// <summary>
/// What a file's content must be, as hubs state it: SHA-256 of large files (Git LFS), and git's own SHA-1 of a
/// blob, which begins with its size, of the others.
/// </summary>
/// <param name="Algorithm">SHA-256 or SHA-1.</param>
/// <param name="Value">The checksum in lower-case hexadecimal digits.</param>
public sealed record FileChecksum(HashAlgorithmName Algorithm, string Value)
{
    /// <summary>The checksum of a file in Git LFS.</summary>
    public static FileChecksum OfLargeFile(string sha256) => new(HashAlgorithmName.SHA256, sha256.ToLowerInvariant());

    /// <summary>The id of a git blob.</summary>
    public static FileChecksum OfBlob(string id) => new(HashAlgorithmName.SHA1, id.ToLowerInvariant());

    /// <summary>Whether it can be a checksum; what a hub says becomes a file's name.</summary>
    public bool IsWellFormed => Value.Length == (Algorithm == HashAlgorithmName.SHA256 ? 64 : 40) && Value.All(char.IsAsciiHexDigitLower);

    /// <summary>A hash to put the content into.</summary>
    internal IncrementalHash Begin(long bytes)
    {
        var hash = IncrementalHash.CreateHash(Algorithm);
        if (Algorithm == HashAlgorithmName.SHA1)
        {
            hash.AppendData(Encoding.ASCII.GetBytes($"blob {bytes}\0"));
        }

        return hash;
    }

    /// <summary>Whether the content that went into a hash is the right one.</summary>
    internal bool Matches(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetCurrentHash()) == Value;

    /// <inheritdoc/>
    public override string ToString() => $"{Algorithm.Name} {Value}";
}
