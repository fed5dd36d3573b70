namespace Phasa.LocalModels.ModelFolders;

/// <summary>A file of a model folder.</summary>
/// <param name="Path">Its path from the folder, with <c>/</c>.</param>
/// <param name="Bytes">Its size.</param>
public sealed record ModelFile(string Path, long Bytes);
