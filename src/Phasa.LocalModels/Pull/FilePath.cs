using System.Buffers;

namespace Phasa.LocalModels.Pull;

/// <summary>Checks the names that a hub gives files: they become paths on this machine.</summary>
internal static class FilePath
{
    // Windows reads ':' as a drive or a stream and '\' as a separator; the others it cannot have in a name.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    /// <summary>Whether a path leads to a file inside the folder it is taken from, on every system.</summary>
    public static bool IsInside(string path) => path.Split('/').All(IsName);

    private static bool IsName(string part) =>
        part.Length is > 0 and <= 255 && part.Trim('.', ' ').Length > 0 && part[^1] is not '.' and not ' '
        && !part.AsSpan().ContainsAny(Forbidden) && !part.Any(char.IsControl);
}
