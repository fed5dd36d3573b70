using System.IO.Hashing;

namespace Phasa.LocalModels.Onnx.Folders;

/// <summary>Tells one version of a model's files from another.</summary>
internal static class ModelRevision
{
    /// <summary>
    /// 16 hexadecimal digits over the contents of the graph, of the files beside it that hold its weights (whose names begin
    /// with the graph's) and of the tokenizer. File names and dates do not count.
    /// </summary>
    public static string Of(string graph, string tokenizer)
    {
        var hash = new XxHash128();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(graph)!, Path.GetFileName(graph) + "*").Order(StringComparer.Ordinal).Append(tokenizer))
        {
            using var stream = File.OpenRead(file);
            hash.Append(BitConverter.GetBytes(stream.Length));
            hash.Append(stream);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash().AsSpan(0, 8));
    }
}
