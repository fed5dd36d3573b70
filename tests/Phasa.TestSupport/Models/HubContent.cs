using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Phasa.TestSupport.Models;

/// <summary>A file of a hub.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="IsLarge">Whether it is in Git LFS.</param>
public sealed record HubContent(byte[] Bytes, bool IsLarge)
{
    private readonly ConcurrentQueue<int> _cuts = new();

    /// <summary>The content whose checksum the list states; another than what is sent makes the list wrong.</summary>
    public byte[] Stated { get; set; } = Bytes;

    /// <summary>The version that answers name.</summary>
    public string Tag { get; set; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes))}\"";

    /// <summary>Cuts the next answers at these places of the file, one each.</summary>
    public HubContent Cut(params int[] places)
    {
        Array.ForEach(places, _cuts.Enqueue);
        return this;
    }

    /// <summary>The file's entry in the list.</summary>
    public object Describe(string path) => IsLarge
        ? new { rfilename = path, size = Stated.Length, blobId = new string('0', 40), lfs = new { sha256 = Convert.ToHexStringLower(SHA256.HashData(Stated)), size = Stated.Length } }
        : new { rfilename = path, size = Stated.Length, blobId = BlobId(Stated) };

    internal int? TakeCut() => _cuts.TryDequeue(out var place) ? place : null;

    [SuppressMessage("Security", "CA5350", Justification = "Git's own checksum.")]
    private static string BlobId(byte[] content) =>
        Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content]));
}
