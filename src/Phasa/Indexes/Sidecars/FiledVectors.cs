namespace Phasa.Indexes.Sidecars;

/// <summary>The vectors of a block that lie in a sidecar.</summary>
/// <param name="File">The sidecar.</param>
/// <param name="First">The position of the block's first row in it.</param>
/// <param name="Sums">The checksum of each vector.</param>
internal sealed record FiledVectors(SidecarVectors File, int First, uint[] Sums);
