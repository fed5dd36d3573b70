using Phasa.Conformance.Embeddings;
using Phasa.Embeddings;
using Phasa.LocalModels.StaticTables;
using Phasa.TestSupport.Models;
using Phasa.TestSupport.Storage;

namespace Phasa.LocalModels.Tests.StaticTables;

public sealed class StaticModelConformanceTests : EmbedderConformance
{
    private readonly TemporaryFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<EmbeddingModel> CreateAsync()
    {
        StaticModelFiles.Write(_folder.Path, readsAllScripts: true);
        return Task.FromResult(StaticModelLoader.Load(new() { Name = "m", Kind = "static", Folder = _folder.Path }));
    }
}
