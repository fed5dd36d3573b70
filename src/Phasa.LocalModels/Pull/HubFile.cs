namespace Phasa.LocalModels.Pull;

/// <summary>A file of a model as its hub lists it.</summary>
/// <param name="Path">Its path in the model, with <c>/</c>; checked to lie inside.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Checksum">What its content must be.</param>
public sealed record HubFile(string Path, long Bytes, FileChecksum Checksum);
