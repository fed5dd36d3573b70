using Phasa.Conformance.Translation;

namespace Phasa.Conformance.Storage;

/// <summary>Fails when the inheriting test project leaves out one of the suites of a store.</summary>
public abstract class EverySuiteInherited
{
    [Fact]
    public void Project_OfAStore_InheritsEverySuite()
    {
        var suites = typeof(StoreSuite).Assembly.GetExportedTypes()
            .Where(t => t.IsAbstract && t.IsSubclassOf(typeof(StoreSuite)))
            .Append(typeof(TranslationMemoryConformance))
            .ToList();
        var inherited = GetType().Assembly.GetTypes().Where(t => !t.IsAbstract).ToList();

        Assert.NotEmpty(suites);
        Assert.Empty(suites.Where(suite => !inherited.Any(t => t.IsSubclassOf(suite))).Select(suite => suite.Name));
    }
}
