using System.Text.Json;
using Phasa.TestSupport.Models;

namespace Phasa.Cli.Tests.Support;

/// <summary>A second real embedding model for the executable: a static one that reads the handbook's scripts.</summary>
internal static class StaticModelFolder
{
    /// <summary>Writes the folder and gives its path.</summary>
    public static string Write(PhasaExecutable phasa, string name, int seed)
    {
        var folder = Path.Combine(phasa.Folder, name);
        StaticModelFiles.Write(folder, seed, readsAllScripts: true);
        return folder;
    }

    /// <summary>A configuration with that model beside the default one of character n-grams, and workers that take over quickly from dead ones.</summary>
    public static void Configure(PhasaExecutable phasa, string name, string folder)
    {
        Directory.CreateDirectory(phasa.Data);
        File.WriteAllText(Path.Combine(phasa.Data, "phasa.json"), JsonSerializer.Serialize(new
        {
            Embedding = new { models = new[] { new { name, kind = "static", folder } }, @default = "hashed-ngrams" },
            Worker = new { Lease = "00:00:01", Poll = "00:00:00.05", FirstRetry = "00:00:00.2" },
        }));
    }
}
