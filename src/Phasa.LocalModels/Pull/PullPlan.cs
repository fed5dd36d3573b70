namespace Phasa.LocalModels.Pull;

/// <summary>What a pull will fetch.</summary>
/// <param name="Model">The model, at the commit that its revision is now.</param>
/// <param name="Files">The files, small ones first.</param>
/// <param name="Weights">The file with the weights.</param>
public sealed record PullPlan(HubListing Model, IReadOnlyList<HubFile> Files, string Weights)
{
    /// <summary>The size of all files.</summary>
    public long Bytes => Files.Sum(f => f.Bytes);
}
