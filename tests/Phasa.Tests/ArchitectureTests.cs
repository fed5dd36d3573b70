using System.Reflection;
using NetArchTest.Rules;
using Phasa.Sqlite;
using Phasa.TestSupport.Storage;

namespace Phasa.Tests;

/// <summary>Dependencies point one way: library ← providers, stores, web ← executable.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Library = typeof(PhasaServices).Assembly;

    [Fact]
    public void Library_References_NeitherWebNorSqlNorVendors()
    {
        string[] foreign = ["Microsoft.AspNetCore", "Microsoft.Data.Sqlite", "Dapper", "Lucene", "Npgsql", "OpenAI", "Lingua", "Spectre", "System.CommandLine", "Phasa."];
        Assert.DoesNotContain(Library.GetReferencedAssemblies(), a => foreign.Any(f => a.Name!.StartsWith(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void Store_References_TheLibraryAndWhatStoresShare() => Assert.Equal(
        ["Phasa", "Phasa.Relational"],
        typeof(SqliteKnowledgeStore).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Phasa", StringComparison.Ordinal)).Order());

    [Fact]
    public void Projects_Reference_OnlyWhatStandsLeftOfThem()
    {
        var root = Repository.Root;
        var allowed = new Dictionary<string, string[]>
        {
            ["Phasa"] = [],
            ["Phasa.Client"] = [],
            ["Phasa.LocalModels"] = ["Phasa"],
            ["Phasa.Providers"] = ["Phasa"],
            ["Phasa.Relational"] = ["Phasa"],
            ["Phasa.Postgres"] = ["Phasa", "Phasa.Relational"],
            ["Phasa.Sqlite"] = ["Phasa", "Phasa.Relational"],
            ["Phasa.Words"] = ["Phasa"],
            ["Phasa.AspNetCore"] = ["Phasa"],
            ["Phasa.Dashboard"] = ["Phasa", "Phasa.AspNetCore"],
            ["Phasa.Mcp"] = ["Phasa", "Phasa.AspNetCore"],
            ["Phasa.Cli"] = ["Phasa", "Phasa.AspNetCore", "Phasa.Dashboard", "Phasa.LocalModels", "Phasa.Mcp", "Phasa.Postgres", "Phasa.Providers", "Phasa.Sqlite", "Phasa.Words"],
        };
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var references = System.Xml.Linq.XDocument.Load(file).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.Equal(allowed[name].Order(), references.Order());
        }
    }

    [Fact]
    public void Classes_OfTheLibrary_AreSealed()
    {
        var open = Types.InAssembly(Library).That().AreClasses().And().AreNotAbstract().And().AreNotStatic().And().AreNotSealed().GetTypes();
        Assert.Empty(open);
    }

    [Fact]
    public void Types_OfTheLibrary_LiveInFoldersByConcept()
    {
        string[] vague = ["Models", "Helpers", "Utils", "Utilities", "Common", "Misc"];
        Assert.DoesNotContain(Library.GetTypes(), t => t.Namespace?.Split('.').Any(vague.Contains) == true);
    }
}
