using System.Text.Json;
using System.Text.RegularExpressions;

namespace Phasa.LocalModels.Pull;

/// <summary>
/// Fetches a public model from a hub that speaks as huggingface.co does. Every file is checked against the checksum that
/// the hub states; a pull that is cut off goes on where it stopped; the model's folder appears when all is there.
/// </summary>
public sealed partial class ModelPull : IDisposable
{
    /// <summary>The hub that is asked unless another is named.</summary>
    public const string DefaultEndpoint = "https://huggingface.co";

    private const long MaxSettingsBytes = 1 << 20;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly HubClient _hub;
    private readonly TimeProvider _time;

    /// <summary>Prepares for pulls from a hub; nothing is asked yet.</summary>
    /// <param name="endpoint">The hub's http or https address.</param>
    /// <param name="token">Sent to this address alone and never to one it leads on to; null for none.</param>
    /// <param name="time">The clock; the system's when null.</param>
    public ModelPull(Uri endpoint, string? token, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _hub = new HubClient(_http, endpoint, string.IsNullOrEmpty(token) ? null : token);
    }

    /// <summary>Free bytes on the disk of a folder.</summary>
    internal Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;

    /// <summary>Asks what there is, and chooses what is needed.</summary>
    /// <param name="name">The model's name, owner/model.</param>
    /// <param name="revision">A branch, tag or commit.</param>
    /// <param name="file">The weights to fetch where there are several; null for the usual ones.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.NotFound"/>, <see cref="ErrorCodes.Unauthorized"/>, <see cref="ErrorCodes.ProviderFailed"/>;
    /// <see cref="ErrorCodes.InvalidRequest"/> for a name that is none, or a model that cannot be used.</exception>
    public async Task<PullPlan> PlanAsync(string name, string revision = "main", string? file = null, CancellationToken cancellationToken = default)
    {
        if (!NamePattern().IsMatch(name) || name.Contains("..", StringComparison.Ordinal))
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"'{name}' is no name of a model.", "Write it as on the hub, for example intfloat/multilingual-e5-small.");
        }

        var model = await _hub.ListAsync(name, revision, cancellationToken).ConfigureAwait(false);
        var isStatic = await SaysAsync(model, "config.json", c => c.ValueKind == JsonValueKind.Object && Is(c, "model_type", "model2vec"), cancellationToken).ConfigureAwait(false)
            || await SaysAsync(model, "modules.json", m => m.ValueKind == JsonValueKind.Array && m.EnumerateArray().Any(p => Is(p, "type", "StaticEmbedding")), cancellationToken).ConfigureAwait(false);
        var weights = ModelFileChoice.Weights(model, isStatic, file);
        return new(model, [.. ModelFileChoice.Settings(model).Concat(weights).OrderBy(f => f.Bytes).ThenBy(f => f.Path, StringComparer.Ordinal)], weights[0].Path);
    }

    /// <summary>Fetches what a plan says into a folder that does not exist yet, or is empty.</summary>
    /// <param name="plan">What to fetch.</param>
    /// <param name="folder">The model's folder; what is under way lies beside it in <c>FOLDER.pulling</c>.</param>
    /// <param name="received">Told how many of the plan's bytes are there, now and then.</param>
    /// <param name="cancellationToken">Stops it; a later call goes on from there.</param>
    /// <returns>False when the folder held all of it already.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> when the folder holds something else, <see cref="ErrorCodes.WriteConflict"/>
    /// when another pull into it is under way, <see cref="ErrorCodes.StoreUnavailable"/> when the disk is too small, and those of <see cref="PlanAsync"/>.</exception>
    public async Task<bool> RunAsync(PullPlan plan, string folder, Action<long>? received = null, CancellationToken cancellationToken = default)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (IsThere(plan, target))
        {
            return false;
        }

        using var gathered = PullFolder.Take(target);
        if (IsThere(plan, target))
        {
            // Another pull was quicker by the time the folder was free.
            gathered.Remove();
            return false;
        }

        gathered.RequireSpace(plan.Files, FreeBytes);
        var done = 0L;
        foreach (var file in plan.Files)
        {
            var before = done;
            await new FileDownload(_hub, plan.Model, file, gathered.Part(file), _time)
                .RunAsync(bytes => received?.Invoke(before + bytes), cancellationToken).ConfigureAwait(false);
            done += file.Bytes;
        }

        gathered.Finish(plan.Files, new(_hub.Endpoint, plan.Model.Name, plan.Model.Commit, plan.Files.ToDictionary(f => f.Path, f => f.Checksum.ToString())));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static bool IsThere(PullPlan plan, string target)
    {
        if (!Path.Exists(target) || (Directory.Exists(target) && !Directory.EnumerateFileSystemEntries(target).Any()))
        {
            return false;
        }

        var record = PullRecord.Find(target);
        return record?.Has(plan) == true ? true : throw new PhasaException(
            ErrorCodes.InvalidRequest,
            record is null ? $"'{target}' holds something else." : $"'{target}' holds '{record.Name}' at commit {record.Commit}, which has other files.",
            "Pull to another folder with --to: collections may use what lies there.");
    }

    private async Task<bool> SaysAsync(HubListing model, string path, Func<JsonElement, bool> says, CancellationToken cancellationToken)
    {
        if (model.Files.FirstOrDefault(f => f.Path == path) is not { Bytes: <= MaxSettingsBytes } file)
        {
            return false;
        }

        using var answer = await _hub.OpenAsync(model, file, null, cancellationToken).ConfigureAwait(false);
        try
        {
            await answer.Content.LoadIntoBufferAsync(MaxSettingsBytes, cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return says(json.RootElement);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            throw new PhasaException(ErrorCodes.ProviderFailed, $"'{path}' of '{model.Name}' cannot be read: {e.Message}", innerException: e);
        }
    }

    private static bool Is(JsonElement part, string member, string value) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String
        && text.GetString()!.Split('.')[^1] == value;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?\z")]
    private static partial Regex NamePattern();
}
