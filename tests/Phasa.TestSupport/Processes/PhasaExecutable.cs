using System.Reflection;
using System.Text.Json;

namespace Phasa.TestSupport.Processes;

/// <summary>The built executable with a folder of its own, in which it runs and keeps its data.</summary>
public sealed class PhasaExecutable : IDisposable
{
    /// <summary>The executable, for <c>dotnet</c>.</summary>
    public static string Assembly { get; } = typeof(PhasaExecutable).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Executable").Value!;

    /// <summary>The sample that comes with the executable.</summary>
    public static string Handbook { get; } = Path.Combine(Path.GetDirectoryName(Assembly)!, "samples", "handbook");

    public string Folder { get; } = Directory.CreateTempSubdirectory("phasa-cli-tests-").FullName;

    public string Data => Path.Combine(Folder, "data");

    /// <summary>What an ingestion of the whole sample takes.</summary>
    public static string[] IngestHandbook { get; } =
    [
        "ingest", Path.Combine(Handbook, "ja"), "--collection", "handbook", "--language", "ja",
        .. new[] { "en", "th", "lo" }.SelectMany(l => new[] { "--translation", $"{l}={Path.Combine(Handbook, l)}" }),
    ];

    public TestProcess Start(params IEnumerable<string> arguments) => StartWith([], arguments);

    public TestProcess StartWith(Dictionary<string, string?> environment, params IEnumerable<string> arguments) =>
        TestProcess.Start("dotnet", [Assembly, .. arguments], Folder, Variables(environment));

    /// <summary>The process's variables with this folder's own; null removes one.</summary>
    public Dictionary<string, string?> Variables(Dictionary<string, string?> environment)
    {
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("PHASA_", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(name => name, _ => (string?)null);
        variables["PHASA_DATA"] = Data;
        variables["PHASA_CACHE"] = Path.Combine(Folder, "cache");
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        return variables;
    }

    public Task<ProcessResult> RunAsync(params IEnumerable<string> arguments) => RunWithAsync([], arguments);

    public async Task<ProcessResult> RunWithAsync(Dictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        await using var process = StartWith(environment, arguments);
        return await process.EndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs to an end that must be good, and reads the one document it printed.</summary>
    public async Task<JsonElement> RunJsonAsync(params IEnumerable<string> arguments)
    {
        var result = await RunAsync([.. arguments, "--json"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    /// <summary>Writes a file into the folder.</summary>
    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
