using System.Text.Json;

namespace Phasa.LocalModels.Pull;

/// <summary>Where a folder's files came from; kept in the folder as <c>.phasa-pull.json</c>.</summary>
/// <param name="Endpoint">The hub.</param>
/// <param name="Name">The model's name there.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Files">Each file's path with its checksum.</param>
public sealed record PullRecord(Uri Endpoint, string Name, string Commit, IReadOnlyDictionary<string, string> Files)
{
    private const string FileName = ".phasa-pull.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The record in a folder; null when nothing was pulled into it.</summary>
    public static PullRecord? Find(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<PullRecord>(File.ReadAllText(path), Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the folder has what a plan would fetch.</summary>
    public bool Has(PullPlan plan) => plan.Files.All(f => Files.GetValueOrDefault(f.Path) == f.Checksum.ToString());

    internal void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json));
}
