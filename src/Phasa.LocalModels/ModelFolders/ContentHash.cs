using System.IO.Hashing;
using System.Text;

namespace Phasa.LocalModels.ModelFolders;

/// <summary>Tells one content of a folder from another.</summary>
internal static class ContentHash
{
    /// <summary>
    /// 32 hexadecimal digits: XXH128 over each file's name, length and bytes. Fast rather than proof against forgery;
    /// it guards against mix-ups.
    /// </summary>
    /// <param name="directory">The folder.</param>
    /// <param name="files">Files in it, in an order that is always the same.</param>
    public static string Of(string directory, IEnumerable<string> files)
    {
        var hash = new XxHash128();
        foreach (var file in files)
        {
            using var stream = new FileStream(Path.Combine(directory, file), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 20, FileOptions.SequentialScan);
            hash.Append(Encoding.UTF8.GetBytes($"{file.Replace('\\', '/')}\n{stream.Length}\n"));
            hash.Append(stream);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
