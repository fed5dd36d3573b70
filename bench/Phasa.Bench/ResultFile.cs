using System.Text.Encodings.Web;
using System.Text.Json;

namespace Phasa.Bench;

/// <summary>Writes what a workload measured.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes <c>{workload}.json</c>, over an older one: the history of the figures is the repository's.</summary>
    /// <returns>The file's path.</returns>
    public static async Task<string> WriteAsync(DirectoryInfo folder, IWorkload workload, object figures, CancellationToken cancellationToken)
    {
        folder.Create();
        var path = Path.Combine(folder.FullName, $"{workload.Name}.json");
        var result = new { workload = workload.Name, workload.Description, machine = Machine.Describe(TimeProvider.System), figures };
        await File.WriteAllTextAsync(path, Write(result), cancellationToken);
        return path;
    }

    /// <summary>An object as the JSON of a result.</summary>
    public static string Write(object result) => JsonSerializer.Serialize(result, Format) + "\n";
}
