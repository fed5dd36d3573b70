using System.Reflection;

namespace Phasa.Relational.Schema;

/// <summary>The numbered steps that make a schema, embedded in the assembly of its store; none is ever changed once released.</summary>
internal sealed class Migrations(Assembly assembly)
{
    /// <summary>The steps in order; step n leads from schema n − 1 to schema n.</summary>
    public IReadOnlyList<string> All { get; } = Read(assembly);

    /// <summary>The schema this version of Phasa works with.</summary>
    public int Latest => All.Count;

    private static string[] Read(Assembly assembly) =>
    [
        .. assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }),
    ];
}
