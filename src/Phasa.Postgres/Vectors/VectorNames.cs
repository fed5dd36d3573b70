namespace Phasa.Postgres.Vectors;

/// <summary>What statements about the database's language indexes call things.</summary>
/// <param name="main">The schema of the store.</param>
/// <param name="extension">The schema of the extension <c>vector</c>.</param>
internal sealed class VectorNames(string main, string extension)
{
    /// <summary>The schema that the indexes lie in, as a name in the catalogue.</summary>
    public string Schema { get; } = SchemaBeside(main);

    /// <summary>The schema that the indexes of a store's schema lie in.</summary>
    public static string SchemaBeside(string main) => $"{main}_vectors";

    /// <summary>A statement with the schemas' names for <c>:main</c>, <c>:own</c> and <c>:ext</c>.</summary>
    public string In(string statement) => statement
        .Replace(":main", Quoted(main), StringComparison.Ordinal)
        .Replace(":own", Quoted(Schema), StringComparison.Ordinal)
        .Replace(":ext", Quoted(extension), StringComparison.Ordinal);

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
