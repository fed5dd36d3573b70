namespace Phasa.LocalModels.Safetensors;

/// <summary>Where a tensor lies in its file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its number format, one of <see cref="ElementType"/>.</param>
/// <param name="Shape">Its extents; the last one varies fastest.</param>
/// <param name="Offset">Where it starts in the file, in bytes.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record Tensor(string Name, string Type, IReadOnlyList<long> Shape, long Offset, long Length)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Type} {string.Join('×', Shape)})";
}
