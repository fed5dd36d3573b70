using System.Reflection;

namespace Phasa.Separation.PairSets;

/// <summary>The pair sets that come with Phasa: the files of <c>eval/pairs</c>, by their names without the extension. Thread-safe.</summary>
public static class BuiltInPairSets
{
    /// <summary>The set that is used when none is named.</summary>
    public const string Default = "workplace";

    private const string Prefix = "Phasa.Pairs.";
    private const string Extension = ".jsonl";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Extension, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The set of a name; null when there is none.</summary>
    public static PairSet? Find(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Extension)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return PairSetReader.Read(bytes.ToArray(), name + Extension) with { Name = name };
    }
}
