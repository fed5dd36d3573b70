using Phasa.Conformance.Embeddings;
using Phasa.Embeddings;
using Phasa.Embeddings.HashedNgrams;

namespace Phasa.Tests.Embeddings;

public sealed class HashedNgramConformanceTests : EmbedderConformance
{
    protected override Task<EmbeddingModel> CreateAsync() => Task.FromResult(HashedNgramEmbedder.CreateModel());
}
