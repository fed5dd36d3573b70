using Phasa.Conformance.Embeddings;
using Phasa.Embeddings;
using Phasa.Embeddings.FeatureTables;

namespace Phasa.Tests.Embeddings;

public sealed class InBoxModelConformanceTests : EmbedderConformance
{
    protected override Task<EmbeddingModel> CreateAsync() => Task.FromResult(InBoxModel.CreateModel());
}
