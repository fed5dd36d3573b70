using System.Reflection;

namespace Phasa.Sqlite.Schema;

/// <summary>The numbered steps that make the schema, embedded beside this class; none is ever changed once released.</summary>
internal static class Migrations
{
    /// <summary>The steps in order; step n leads from schema n − 1 to schema n.</summary>
    public static IReadOnlyList<string> All { get; } = Read();

    /// <summary>The schema this version of Phasa works with.</summary>
    public static int Latest => All.Count;

    private static string[] Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        })];
    }
}
