using System.Text.Json;

namespace Phasa.LocalModels.Pull;

/// <summary>What a hub has of a model.</summary>
/// <param name="Name">The model's name there.</param>
/// <param name="Commit">The commit that the asked revision is now; files are fetched from it, so that all are of one moment.</param>
/// <param name="Files">The files, by path.</param>
public sealed record HubListing(string Name, string Commit, IReadOnlyList<HubFile> Files)
{
    /// <summary>Reads the answer of <c>/api/models/{name}/revision/{revision}?blobs=true</c>.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/> when it is something else, names a file outside the model, or states no checksum.</exception>
    internal static HubListing Read(string name, JsonElement answer)
    {
        try
        {
            var commit = answer.GetProperty("sha").GetString()!;
            return IsCommit(commit)
                ? new(name, commit, [.. answer.GetProperty("siblings").EnumerateArray().Select(File).OrderBy(f => f.Path, StringComparer.Ordinal)])
                : throw Unusable(name, $"names the commit '{commit}'");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unusable(name, "is not in the form of the Hugging Face API", e);
        }

        HubFile File(JsonElement file)
        {
            var path = file.GetProperty("rfilename").GetString() ?? "";
            if (!FilePath.IsInside(path))
            {
                throw Unusable(name, $"names a file '{path}', which does not lie in the model's folder");
            }

            var large = file.TryGetProperty("lfs", out var lfs) && lfs.ValueKind == JsonValueKind.Object ? lfs.GetProperty("sha256").GetString() : null;
            var checksum = large is not null ? FileChecksum.OfLargeFile(large)
                : file.TryGetProperty("blobId", out var blob) && blob.GetString() is { } id ? FileChecksum.OfBlob(id)
                : null;
            return checksum is { IsWellFormed: true } && file.TryGetProperty("size", out var size) && size.TryGetInt64(out var bytes) && bytes >= 0
                ? new(path, bytes, checksum)
                : throw Unusable(name, $"states no size or checksum of '{path}'");
        }
    }

    // It becomes part of addresses.
    private static bool IsCommit(string commit) => commit.Length is >= 7 and <= 64 && commit.All(char.IsAsciiLetterOrDigit);

    private static PhasaException Unusable(string name, string why, Exception? inner = null) => new(
        ErrorCodes.ProviderFailed, $"The endpoint's list of the files of '{name}' {why}.", "Use an endpoint that speaks as huggingface.co does.", inner);
}
