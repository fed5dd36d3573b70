using System.Reflection;

namespace Phasa.Relational.Schema;

/// <summary>The numbered steps that make a schema, embedded in the assembly of its store; none is ever changed once released.</summary>
internal sealed class Migrations(Assembly assembly)
{
    /// <summary>The steps in order; step n leads from schema n − 1 to schema n.</summary>
    public IReadOnlyList<string> All { get; } = Read(assembly);

    /// <summary>The schema this version of Phasa works with.</summary>
    public int Latest => All.Count;

    /// <summary>Refuses a store whose schema is not this version's, where it must not be changed.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncompatible"/>.</exception>
    public void RequireLatest(int schema, string store)
    {
        if (schema != Latest)
        {
            throw new PhasaException(
                ErrorCodes.StoreIncompatible, $"{store} has {(schema == 0 ? "no content" : $"schema {schema}")}; this version of Phasa copies from schema {Latest}.",
                schema == 0 ? "Name the store to copy from." : "Bring it up to date with 'phasa migrate', then copy.");
        }
    }

    private static string[] Read(Assembly assembly) =>
    [
        .. assembly.GetManifestResourceNames().Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }),
    ];
}
