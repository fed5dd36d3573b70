using Phasa.LocalModels.ModelFolders;

namespace Phasa.LocalModels.Families;

/// <summary>What the authors of a family of models ask their users to do.</summary>
/// <param name="Name">The family, as messages name it.</param>
/// <param name="QueryPrefix">Before a query.</param>
/// <param name="DocumentPrefix">Before a document.</param>
/// <param name="Pooling">How token vectors become the text's, for folders that do not say it.</param>
public sealed record ModelFamily(string Name, string QueryPrefix, string DocumentPrefix, PoolingMode Pooling);
